/**
 * What this house must not be able to record (security.md 7), in the words of names: English in the singular, Vietnamese
 * without diacritics. A phrase is found as its words in a row or written together.
 */
export const forbiddenWords: Readonly<Record<string, readonly string[]>> = {
  'political opinion': ['political', 'politics', 'opinion', 'ideology', 'dissident', 'chinh kien', 'quan diem chinh tri', 'tu tuong'],
  religion: ['religion', 'religious', 'faith', 'church', 'parish', 'ton giao', 'tin nguong', 'giao dan'],
  ethnicity: ['ethnicity', 'ethnic', 'race', 'racial', 'minority', 'dan toc', 'sac toc'],
  'party membership': ['party', 'partisan', 'dang vien', 'dang phai', 'dang tich'],
  petitions: ['petition', 'petitioner', 'complaint', 'complainant', 'khieu nai', 'khieu kien', 'kien nghi'],
  strikes: ['strike', 'striker', 'protest', 'protester', 'demonstrator', 'dinh cong', 'bieu tinh', 'lan cong'],
  foreigners: ['foreigner', 'foreign contact', 'nationality', 'nguoi nuoc ngoai', 'yeu to nuoc ngoai', 'quoc tich'],
  'suspects and accused': [
    'suspect',
    'suspected',
    'accused',
    'offender',
    'defendant',
    'perpetrator',
    'criminal record',
    'nghi pham',
    'nghi can',
    'bi can',
    'bi cao',
    'tien an',
    'tien su',
  ],
  'watch list': ['watch list', 'black list', 'surveillance', 'danh sach theo doi', 'danh sach den', 'doi tuong theo doi'],
  'risk score': ['risk score', 'risk level', 'risk rating', 'threat score', 'trust score', 'diem rui ro', 'muc rui ro'],
};

/** Names that hold such a word and mean something else; each with what it is. */
export const allowedNames: Readonly<Record<string, string>> = {
  PARTY_STATE_ORG: 'an organ of party or state as a kind of unit, never what a person belongs to',
};
