import type { Words } from '@binhan/common/errors';
import { readData } from './data.ts';
import type { OtherTopic, TipState } from './entities/tip.ts';

export type Notice = { code: string; words: Words };
export type OtherOffice = { topic: OtherTopic; words: Words };

/** What a sender is told before and after sending. */
export const notices: readonly Notice[] = readData<(Words & { code: string })[]>('notices.json').map(({ code, vi, en }) => ({
  code,
  words: { vi, en },
}));

/** Who answers what is no ordinary crime. */
export const otherOffices: readonly OtherOffice[] = readData<(Words & { topic: OtherTopic })[]>('where-else.json').map(
  ({ topic, vi, en }) => ({ topic, words: { vi, en } }),
);

const stateWords: Readonly<Record<Exclude<TipState, 'OUT_OF_SCOPE'>, Words>> = {
  RECEIVED: { vi: 'Chúng tôi đã nhận được tin và sẽ xem sớm.', en: 'We have your tip and will look at it soon.' },
  SCREENED: { vi: 'Tin đã được xem và đang chờ phân loại.', en: 'Somebody has looked at your tip; it waits to be classified.' },
  CLASSIFIED: { vi: 'Tin đã được tiếp nhận để giải quyết.', en: 'Your tip was accepted and will be dealt with.' },
  FORWARDED: { vi: 'Tin đã được chuyển cơ quan điều tra.', en: 'Your tip was passed to the investigating agency.' },
  VERIFYING: { vi: 'Tin đang được kiểm tra, xác minh.', en: 'Your tip is being verified.' },
  RESOLVED: { vi: 'Tin đã được giải quyết.', en: 'Your tip was resolved.' },
  CLOSED: { vi: 'Việc giải quyết tin đã kết thúc. Cảm ơn bạn.', en: 'Your tip is closed. Thank you.' },
  PURGED: { vi: 'Nội dung tin đã được xóa theo thời hạn lưu giữ.', en: 'The content was erased by the retention rules.' },
};

/** The state of a tip as its sender is told. */
export function wordsFor({ state, otherTopic }: { state: TipState; otherTopic: OtherTopic | null }): Words {
  if (state !== 'OUT_OF_SCOPE') return stateWords[state];
  const office = otherOffices.find(({ topic }) => topic === otherTopic)?.words;
  return {
    vi: `Việc này thuộc cơ quan khác; nội dung bạn gửi đã được xóa. ${office?.vi ?? ''}`.trim(),
    en: `This is for another office; what you sent was erased. ${office?.en ?? ''}`.trim(),
  };
}
