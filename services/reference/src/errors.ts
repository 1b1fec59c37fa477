import type { ErrorTable } from '@binhan/common/errors';

/** Refusals that rest on what `units` has told, for a service's table. */
export const referenceErrors = {
  UNIT_NOT_KNOWN_YET: {
    en: 'This service does not know the unit {id} yet: it learns of an active unit within seconds. Try again; if it lasts, check the id.',
    vi: 'Dịch vụ này chưa biết đơn vị {id}: đơn vị đang hoạt động được cập nhật sau vài giây. Hãy thử lại; nếu vẫn vậy, kiểm tra mã.',
  },
  UNIT_CLOSED: {
    en: 'The unit {name} is {state}. Only an active unit can do this.',
    vi: 'Đơn vị {name} đang ở trạng thái {state}. Chỉ đơn vị đang hoạt động mới làm được việc này.',
  },
  UNIT_ELSEWHERE: {
    en: 'The unit {name} had no commune on {on}: it is known since {since}.',
    vi: 'Đơn vị {name} chưa thuộc xã, phường nào vào ngày {on}: đơn vị được ghi nhận từ ngày {since}.',
  },
  AREA_NOT_KNOWN_YET: {
    en: 'This service does not know the area {id} yet. Areas are found with the query areas; a new one arrives within seconds.',
    vi: 'Dịch vụ này chưa biết địa bàn {id}. Hãy tra bằng truy vấn areas; địa bàn mới được cập nhật sau vài giây.',
  },
  AREA_LEVEL: {
    en: 'This needs a commune, ward or township; {name} is a {level}.',
    vi: 'Cần xã, phường hoặc thị trấn; {name} là cấp {level}.',
  },
  AREA_NOT_VALID: {
    en: 'The area {name} was valid from {from} to {to}, not on {on}. Choose the one of that day with the query areas(asOf:).',
    vi: 'Địa bàn {name} có hiệu lực từ {from} đến {to}, không phải ngày {on}. Hãy chọn địa bàn của ngày đó bằng truy vấn areas(asOf:).',
  },
  DOCUMENT_NOT_KNOWN_YET: {
    en: 'This service does not know the legal document {id} yet. Documents are found with the query legalDocuments.',
    vi: 'Dịch vụ này chưa biết văn bản {id}. Hãy tra bằng truy vấn legalDocuments.',
  },
} as const satisfies ErrorTable;
