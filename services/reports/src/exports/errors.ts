import type { ErrorTable } from '@binhan/common/errors';

/** Refusals and failures of exports; the texts say what to do. */
export const exportErrors = {
  EXPORT_WHAT: {
    en: 'Ask for exactly one thing: `indicator` or `events`.',
    vi: 'Hãy yêu cầu đúng một nội dung: `indicator` hoặc `events`.',
  },
  EXPORT_NO_PERIOD: {
    en: '{facts} have no day by which a period could take them. Ask without `from` and `to`.',
    vi: '{facts} không có ngày để lọc theo khoảng thời gian. Hãy bỏ `from` và `to`.',
  },
  EXPORT_REQUEST_TOO_LONG: {
    en: 'The filter is too long to be kept. Name fewer values.',
    vi: 'Điều kiện lọc quá dài. Hãy chọn ít giá trị hơn.',
  },
  TOO_MANY_EXPORTS: {
    en: 'You have {most} exports that are not done. Wait for one, or cancel one.',
    vi: 'Bạn đang có {most} yêu cầu xuất dữ liệu chưa xong. Hãy chờ hoặc hủy bớt.',
  },
  EXPORT_TOO_LARGE: {
    en: 'A file of this format may have {most} rows. Ask for a shorter period or a narrower filter, or for Parquet.',
    vi: 'Tệp theo định dạng này chỉ được tối đa {most} dòng. Hãy chọn khoảng thời gian ngắn hơn, điều kiện hẹp hơn hoặc định dạng Parquet.',
  },
  EXPORT_TOO_WIDE: {
    en: 'The workbook needs more memory than there is. Ask for a shorter period, or for CSV or Parquet.',
    vi: 'Bảng tính cần nhiều bộ nhớ hơn mức cho phép. Hãy chọn khoảng thời gian ngắn hơn hoặc định dạng CSV, Parquet.',
  },
  EXPORT_GIVEN_UP: {
    en: 'The export was interrupted {attempts} times and is given up. Ask for less at once, or tell support.',
    vi: 'Việc xuất dữ liệu bị gián đoạn {attempts} lần nên đã dừng. Hãy yêu cầu ít dữ liệu hơn hoặc báo bộ phận hỗ trợ.',
  },
  EXPORT_DONE: {
    en: 'The export is {state}: there is nothing to cancel.',
    vi: 'Yêu cầu xuất dữ liệu đang ở trạng thái {state}, không còn gì để hủy.',
  },
  EXPORT_NOT_READY: {
    en: 'The file is not there: the export is {state}. Fetch it while it is READY, or ask for a new one.',
    vi: 'Chưa có hoặc không còn tệp: yêu cầu đang ở trạng thái {state}. Hãy tải khi trạng thái là READY hoặc yêu cầu lại.',
  },
  NO_UPLOADS: {
    en: 'This service takes no files; it only gives them.',
    vi: 'Dịch vụ này không nhận tệp, chỉ cung cấp tệp.',
  },
} as const satisfies ErrorTable;
