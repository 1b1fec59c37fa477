import type { Words } from '@binhan/common/errors';

/** What the comparison proves, of every figure. */
const byConstruction: Words = {
  vi: 'Dữ liệu mẫu được dựng từ bài báo: chênh lệch 0 chứng minh cách tính, không chứng minh bài báo.',
  en: 'By construction: the sample data was built from the article, so the difference proves the computation, not the article.',
};

/** How each figure of the article is read, and what is doubtful about it (domain.md 1.8). */
const readings: Readonly<Record<string, Words>> = {
  N1: {
    vi: 'Bài báo không nói rõ đây là số đơn vị hay số lượt đăng ký hằng năm; trong dữ liệu mẫu mỗi đơn vị có đúng một lượt nên hai cách hiểu cho cùng một số. Tính các đợt từ 2014 đến 2018, kể cả hồ sơ bị trả lại, không kể hồ sơ đã rút.',
    en: 'The article leaves open whether it counts units or yearly registrations; in the sample each unit has exactly one, so both readings agree. Rounds 2014 to 2018, returned registrations too, withdrawn ones not.',
  },
  N2: {
    vi: 'Hai cách hiểu như N1. 1.150 trên 1.217 là tỷ lệ trên số đơn vị đã đăng ký, không phải trên mọi đơn vị: không được suy ra 94,49% đơn vị là an toàn. Việc chia 67 đơn vị còn lại thành chưa đạt và đang chờ là giả định.',
    en: 'Two readings as of N1. 1,150 of 1,217 is a share of the registered units and not of all: it does not say that 94.49% of units are safe. How the other 67 split into not met and pending is invented.',
  },
  N3: {
    vi: 'Các buổi đã được xác nhận, tổ chức từ 15/8/2014 đến trước 12/8/2019; không gồm các buổi về an toàn giao thông của N5.',
    en: 'Verified sessions held from 15/08/2014 until before 12/08/2019; without the traffic sessions of N5.',
  },
  N4: {
    vi: 'Lượt người, không phải số người. Bình quân khoảng 11 lượt mỗi buổi là thấp khác thường; hệ thống tính đúng như đã in và lưu ý về chất lượng số liệu.',
    en: 'Turns, not people. About 11 a session is suspiciously low: reproduced as printed, with this warning.',
  },
  N5: {
    vi: 'Là chương trình riêng, không thuộc N3: số lượt người dự (N6) lớn hơn toàn bộ N4.',
    en: 'A programme of its own and no part of N3: its attendances (N6) are more than all of N4.',
  },
  N6: {
    vi: 'Lượt người, không phải số người. Chữ “gần” đi với một con số lẻ tự mâu thuẫn: 152.328 được coi là tổng chính xác, chữ “gần” chỉ giữ lại theo nguyên văn.',
    en: 'Turns, not people. “Nearly” with an exact number contradicts itself: 152,328 is taken as the exact sum, the word is kept as printed.',
  },
  N7: {
    vi: 'Lượt người, không phải số người; số buổi không được công bố. Gồm cả khu dân cư và cơ sở có nguy cơ cháy, nổ. Chữ “trên” giữ theo nguyên văn. Trùng các chữ số “3.760” với N11: có thể in nhầm.',
    en: 'Turns, not people; the number of sessions is not published. Residential areas and facilities at risk are in it. “Over” is kept as printed. It shares the digits “3.760” with N11: possibly a misprint.',
  },
  N8: {
    vi: 'Các lớp đã được xác nhận, theo ngày tổ chức; không thuộc N10.',
    en: 'Verified classes by the day on which they were held; no part of N10.',
  },
  N9: {
    vi: 'Lượt học sinh, không phải số người: không bao giờ cộng với N11. Chữ “trên” giữ theo nguyên văn.',
    en: 'Turns of pupils, not people: never added to N11. “Over” is kept as printed.',
  },
  N10: {
    vi: 'Các lớp đã được xác nhận, theo ngày tổ chức; không thuộc N8.',
    en: 'Verified classes by the day on which they were held; no part of N8.',
  },
  N11: {
    vi: 'Bài báo viết số người, không viết “lượt”: tính theo số học viên của các lớp, không loại người học hai lớp. Gồm cả khu dân cư. Chữ “hơn” giữ theo nguyên văn. Trùng các chữ số “3.760” với N7: có thể in nhầm.',
    en: 'The article says people and not turns: learners of the classes are counted, who attends two counts twice. Residential areas are in it. “More than” is kept as printed. It shares the digits “3.760” with N7: possibly a misprint.',
  },
  N12: {
    vi: 'Thời kỳ hiểu theo ngữ cảnh của bài báo, tính theo ngày tiếp nhận. Tổng số tin đã tiếp nhận không được công bố nên không tính được tỷ lệ tin có giá trị. Chỉ tính cho toàn tỉnh.',
    en: 'The period follows from the context, by the day of receipt. How many tips came in all is not published, so no share of valuable ones can be stated. For the whole province only.',
  },
  N13: {
    vi: 'Mỗi vụ tính một lần dù có nhiều tin. Một tin có thể liên quan nhiều vụ và ngược lại: 26 trên 45 không phải tỷ lệ thành công. Chỉ tính cho toàn tỉnh.',
    en: 'A case counts once however many tips point to it. Tips and cases are many-to-many: 26 of 45 is no success rate. For the whole province only.',
  },
  N14: {
    vi: 'Bài báo in “tượng” thay cho “đối tượng”. Là số người bị bắt ghi theo từng vụ; hệ thống không lưu danh tính. Chỉ tính cho toàn tỉnh.',
    en: 'The article misprints the word. A count kept with each case; nobody is recorded by name. For the whole province only.',
  },
  N15: {
    vi: 'Bài báo khẳng định giao ước được triển khai tới 100%, đó không phải tỷ lệ đo được nên không có giá trị tính toán. Tỷ lệ ký cam kết đo được là chỉ tiêu U5.',
    en: 'The article claims that the pledge reached all; that is no measured rate, so nothing is computed. What is measured is indicator U5.',
  },
};

/** The note of a figure; what is not measured needs no word on the comparison. */
export function noteOf(id: string, measured: boolean): Words {
  const texts = [readings[id], measured ? byConstruction : undefined].filter((one) => one !== undefined);
  return { vi: texts.map(({ vi }) => vi).join(' '), en: texts.map(({ en }) => en).join(' ') };
}
