import type { ErrorTable } from '@binhan/common/errors';
import { exportErrors } from './exports/errors.ts';

/** What this service refuses, beside the common table. */
export const errors = {
  ...exportErrors,
  NOT_COUNTED_BY: {
    en: '{asked}: the {source} have no {column}. Leave it out, or choose another indicator; `indicators` lists the groups of each.',
    vi: '{asked}: nguồn số liệu {source} không có {column}. Hãy bỏ điều kiện này hoặc chọn chỉ tiêu khác; truy vấn indicators liệt kê các cách phân tổ.',
  },
  TOO_MANY_GROUPS: {
    en: 'Figures can be grouped by {most} things at once, each once. Ask several times.',
    vi: 'Chỉ phân tổ tối đa theo {most} tiêu thức khác nhau. Hãy chia thành nhiều truy vấn.',
  },
  UNKNOWN_MEASURE: {
    en: '{code} has no measure {measure}; it has {known}.',
    vi: '{code} không có số đo {measure}; chỉ có {known}.',
  },
  NO_ROWS: {
    en: '{code} {measure} is worked out from other figures and has no records of its own.',
    vi: '{code} {measure} được tính từ các số liệu khác nên không có hồ sơ riêng.',
  },
  AREA_ONLY_OLD_TO_NEW: {
    en: '{records} records lie in areas made after {epoch}. Records are put into newer areas only, since a new commune may join parts of several old districts: choose a later day.',
    vi: 'Có {records} hồ sơ thuộc địa bàn lập sau ngày {epoch}. Chỉ quy đổi địa bàn cũ sang mới, vì một xã mới có thể gồm phần của nhiều huyện cũ: hãy chọn ngày sau đó.',
  },
  NO_SUCH_AREAS: {
    en: 'On {epoch} there were no areas of the level {level}. Group by another level, or choose another day.',
    vi: 'Ngày {epoch} không có địa bàn cấp {level}. Hãy phân tổ theo cấp khác hoặc chọn ngày khác.',
  },
  NO_HISTORY: {
    en: 'Of the {source} only the newest records are kept, since they may be erased: ask with known: NOW.',
    vi: 'Nguồn số liệu {source} chỉ giữ bản ghi mới nhất vì có thể bị xóa: hãy hỏi với known: NOW.',
  },
  PERIOD_REVERSED: {
    en: '{field}: the period ends before it begins ({from} to {to}).',
    vi: '{field}: khoảng thời gian kết thúc trước khi bắt đầu ({from} đến {to}).',
  },
} as const satisfies ErrorTable;
