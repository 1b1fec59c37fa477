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
    en: '{code} {measure} is worked out from other figures, or from what single people earn, and lists no records.',
    vi: '{code} {measure} được tính từ các số liệu khác hoặc từ thu nhập của từng người nên không liệt kê hồ sơ.',
  },
  NO_DENOMINATOR: {
    en: '{code} {measure} is a count and has no denominator. Ask for NUMERATOR.',
    vi: '{code} {measure} là số đếm nên không có mẫu số. Hãy chọn NUMERATOR.',
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
  ONLY_FIXED_GRID: {
    en: 'Of tips, cases and people everyone reads a fixed grid only: without areaEpoch, by {by}; whole periods: {periods}; people as of the end of one of the last four closed quarters; no other filter.',
    vi: 'Số liệu về nguồn tin, vụ việc và con người chỉ công bố theo bảng cố định: không chọn areaEpoch, phân tổ {by}; kỳ trọn vẹn: {periods}; số người tính đến cuối một trong bốn quý đã khóa gần nhất; không có điều kiện lọc khác.',
  },
  SERIES_TOO_LONG: {
    en: 'This series has more than {most} points. Ask for a shorter span, longer periods or fewer lines.',
    vi: 'Chuỗi số liệu có hơn {most} điểm. Hãy rút ngắn khoảng thời gian, chọn kỳ dài hơn hoặc bớt phân tổ.',
  },
  SNAPSHOT_UNCLEAR: {
    en: 'INDICATOR needs `code`. PUBLISHED_FIGURES takes the whole table: leave out code, filter, by, asOf and areaEpoch.',
    vi: 'INDICATOR cần có code. PUBLISHED_FIGURES lấy toàn bộ bảng: hãy bỏ code, filter, by, asOf và areaEpoch.',
  },
  SNAPSHOT_TOO_LARGE: {
    en: 'This snapshot would have more than {most} letters. Use fewer groups, or take several.',
    vi: 'Bản chụp số liệu này dài hơn {most} ký tự. Hãy bớt phân tổ hoặc chụp thành nhiều bản.',
  },
  UNKNOWN_AREA: {
    en: 'There is no area {id}. Areas are found with the query areas, each by its code and the day from which it is valid.',
    vi: 'Không có địa bàn {id}. Hãy tra bằng truy vấn areas; mỗi địa bàn gồm mã và ngày bắt đầu có hiệu lực.',
  },
} as const satisfies ErrorTable;
