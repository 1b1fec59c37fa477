/** A text in both languages of the house; Vietnamese is the first. */
export type Words = { readonly vi: string; readonly en: string };
export type Locale = keyof Words;

/** Code -> text with {placeholders}. Codes are public contract: they are never renamed. */
export type ErrorTable = Readonly<Record<string, Words>>;

/** Errors that every service can answer with; a service adds its own table in `src/errors.ts`. */
export const commonErrors = {
  BAD_INPUT: { en: '{field}: {reason}', vi: '{field}: {reason}' },
  REQUIRED: { en: '{field} is required here.', vi: 'Cần nhập {field}.' },
  OUT_OF_RANGE: { en: '{field} must be between {least} and {most}.', vi: '{field} phải từ {least} đến {most}.' },
  TOO_LONG: { en: '{field} may have {most} letters. Shorten it.', vi: '{field} dài tối đa {most} ký tự. Hãy viết ngắn lại.' },
  UNAUTHENTICATED: {
    en: 'The access token is not valid: {reason}. Sign in again.',
    vi: 'Phiên đăng nhập không hợp lệ: {reason}. Hãy đăng nhập lại.',
  },
  DATE_IN_FUTURE: { en: '{field} lies in the future: {on}, today is {today}.', vi: '{field} ở tương lai: {on}, hôm nay là {today}.' },
  DATE_TOO_EARLY: { en: '{field}: {on} is before {earliest}.', vi: '{field}: {on} trước ngày {earliest}.' },
  LOOK_ALIKE_LETTER: {
    en: '{field} has the letter "{letter}" at place {position}, which only looks Latin. Type that letter again on a Vietnamese keyboard.',
    vi: '{field} có chữ "{letter}" ở vị trí {position} không thuộc bảng chữ cái Latinh. Hãy gõ lại chữ đó bằng bàn phím tiếng Việt.',
  },
  FORBIDDEN: {
    en: 'This needs one of the roles {roles}, for this record.',
    vi: 'Việc này cần một trong các vai trò {roles}, đối với hồ sơ này.',
  },
  NOT_FOUND: { en: 'No {type} {id} that you may see.', vi: 'Không có {type} {id} mà bạn được xem.' },
  STALE_VERSION: {
    en: 'The record was changed meanwhile: you know version {expected}, it is now {actual}. Read it again, then decide.',
    vi: 'Hồ sơ đã được thay đổi: bạn đang xem bản {expected}, hiện là bản {actual}. Hãy tải lại rồi quyết định.',
  },
  INVALID_TRANSITION: {
    en: '{action} is not possible; from {state} you can: {possible}.',
    vi: 'Không thể {action}; từ {state} có thể: {possible}.',
  },
  OWN_UNIT: { en: 'Nobody may do this for a unit of their own: {action}.', vi: 'Không ai được {action} đối với đơn vị của chính mình.' },
  MUTATION_ID_REUSED: {
    en: 'clientMutationId "{id}" was used before with another input. Use a new one for a new request.',
    vi: 'clientMutationId "{id}" đã dùng với nội dung khác. Hãy dùng mã mới cho yêu cầu mới.',
  },
  CONFLICT: {
    en: 'Another request changed the same records at the same time. Try again.',
    vi: 'Có yêu cầu khác vừa thay đổi cùng hồ sơ. Hãy thử lại.',
  },
  BAD_CURSOR: { en: '{field} is not a cursor of this list.', vi: '{field} không phải vị trí hợp lệ của danh sách này.' },
  PAGE_TOO_LARGE: { en: 'first must be between 1 and {most}.', vi: 'first phải từ 1 đến {most}.' },
  FILE_TOO_LARGE: {
    en: 'A file may have {most} bytes. Send a smaller copy.',
    vi: 'Tệp chỉ được tối đa {most} byte. Hãy gửi bản nhỏ hơn.',
  },
  FILE_CUT_OFF: {
    en: 'The file ended before it was whole. Send it again.',
    vi: 'Tệp chưa được gửi trọn vẹn. Hãy gửi lại.',
  },
  PREFLIGHT_REQUIRED: {
    en: 'A page of another site could have sent this. Name the type of the file, or add the header apollo-require-preflight: 1.',
    vi: 'Trang của nơi khác cũng có thể gửi yêu cầu này. Hãy ghi kiểu tệp hoặc thêm tiêu đề apollo-require-preflight: 1.',
  },
  ISSUER_UNAVAILABLE: {
    en: 'Sign-in cannot be checked at the moment. Try again in a few minutes.',
    vi: 'Tạm thời chưa kiểm tra được đăng nhập. Hãy thử lại sau ít phút.',
  },
  TRY_AGAIN: {
    en: 'The data cannot be reached at the moment. Try again; error id {id}.',
    vi: 'Tạm thời chưa truy cập được dữ liệu. Hãy thử lại; mã lỗi {id}.',
  },
  INTERNAL: {
    en: 'Something went wrong here. Tell support the error id {id}.',
    vi: 'Có lỗi của hệ thống. Hãy báo mã lỗi {id} cho bộ phận hỗ trợ.',
  },
} as const satisfies ErrorTable;

export type ProblemParams = Readonly<Record<string, string | number | readonly (string | number)[] | Words>>;

/** A refusal that the caller can understand and mend: a code of an error table, the field of the input, and the values of its text. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: string;
  readonly params: ProblemParams;
  /** Path in the input, as `input.roundYear`, where one field is to blame. */
  readonly field: string | undefined;

  constructor(code: string, params: ProblemParams = {}, field?: string) {
    super(`${code}${field ? ` at ${field}` : ''} ${JSON.stringify(params)}`);
    this.code = code;
    this.params = params;
    this.field = field;
  }
}

/** The text of a problem in one language. */
export function describeProblem(problem: Problem, table: ErrorTable, locale: Locale): string {
  const words = table[problem.code];
  if (!words) throw new Error(`No text for the error code ${problem.code}`);
  const params: ProblemParams = { field: problem.field ?? '', ...problem.params };
  return words[locale].replace(/\{(\w+)\}/g, (_, name: string) => show(params[name], locale));
}

function show(value: ProblemParams[string] | undefined, locale: Locale): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object') return (value as Words)[locale];
  return String(value);
}

/** English unless the caller asks for Vietnamese. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', q] = part.trim().split(';q=');
      return { tag: tag.slice(0, 2).toLowerCase(), weight: q === undefined ? 1 : Number(q) };
    })
    .filter(({ tag, weight }) => (tag === 'vi' || tag === 'en') && weight > 0)
    .sort((a, b) => b.weight - a.weight)[0];
  return wanted?.tag === 'vi' ? 'vi' : 'en';
}
