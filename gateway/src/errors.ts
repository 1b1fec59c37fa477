import type { ErrorTable, Problem } from '@binhan/common/errors';
import { formatProblem } from '@binhan/common/graphql-errors';
import { GraphQLError } from 'graphql';

/** What the gateway itself can answer with; everything else comes from a subgraph or from the common table. */
export const gatewayErrors = {
  SUBGRAPH_UNAVAILABLE: {
    vi: 'Dịch vụ "{service}" tạm thời không trả lời; các phần khác vẫn dùng được. Hãy thử lại sau ít phút.',
    en: 'The service "{service}" does not answer at the moment; the other parts do. Try again in a few minutes.',
  },
  SUBGRAPH_BAD_ANSWER: {
    vi: 'Dịch vụ "{service}" trả lời không đúng định dạng (HTTP {status}). Hãy báo cho bộ phận hỗ trợ.',
    en: 'The service "{service}" gave an answer that is not GraphQL (HTTP {status}). Tell support.',
  },
  NO_FILES: {
    vi: 'Không có dịch vụ "{service}" nào nhận tệp. Hãy kiểm tra địa chỉ /files/DỊCH-VỤ.',
    en: 'There is no service "{service}" that takes files. Check the address /files/SERVICE.',
  },
  LIMIT_EXCEEDED: {
    vi: 'Yêu cầu quá lớn: {name} tối đa là {most}. Hãy hỏi ít hơn, hoặc chia thành nhiều yêu cầu.',
    en: 'This request is too large: {name} may be at most {most}. Ask for less, or split it into several requests.',
  },
  TOO_MANY_REQUESTS: {
    vi: 'Quá nhiều yêu cầu. Hãy thử lại sau {seconds} giây.',
    en: 'Too many requests. Try again in {seconds} s.',
  },
  BAD_REQUEST: { vi: 'Yêu cầu không hợp lệ: {reason}', en: 'The request cannot be read: {reason}' },
} as const satisfies ErrorTable;

/** A problem as the error that Apollo Server hands on; `extra` joins its extensions. */
export function graphqlError(problem: Problem, extra: Record<string, unknown> = {}): GraphQLError {
  const { message, extensions } = formatProblem(problem, gatewayErrors, 'en');
  return new GraphQLError(message, { extensions: { ...extensions, ...extra } });
}
