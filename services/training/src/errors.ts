import type { ErrorTable } from '@binhan/common/errors';
import { referenceErrors } from '@binhan/reference/errors';

/** Refusals of this service; the texts say what to do. */
export const errors = {
  ...referenceErrors,
  AREA_OR_NOT_ALLOCATED: {
    en: 'Give either the commune or notAllocated: true, not both and not none.',
    vi: 'Hãy nhập xã, phường hoặc notAllocated: true; không nhập cả hai và không bỏ trống cả hai.',
  },
  UNKNOWN_CAMPAIGN: {
    en: 'There is no campaign {id}. Campaigns are found with the query campaigns.',
    vi: 'Không có đợt phát động {id}. Hãy tra bằng truy vấn campaigns.',
  },
  OUTSIDE_CAMPAIGN: {
    en: 'The campaign {name} runs from {from} to {to}, which leaves out {on}. Choose another day, or no campaign.',
    vi: 'Đợt phát động {name} từ {from} đến {to}, không gồm ngày {on}. Hãy chọn ngày khác hoặc không gắn với đợt phát động.',
  },
  MODEL_NOT_KNOWN_YET: {
    en: 'This service does not know the model {id} yet: it learns of a model within seconds. Try again; if it lasts, check the id.',
    vi: 'Dịch vụ này chưa biết mô hình {id}: mô hình được cập nhật sau vài giây. Hãy thử lại; nếu vẫn vậy, kiểm tra mã.',
  },
  GUARD_NOT_KNOWN_YET: {
    en: 'This service does not know the guard {id} yet: it learns of an appointed guard within seconds. Try again; if it lasts, check the id.',
    vi: 'Dịch vụ này chưa biết nhân viên bảo vệ {id}: người được bố trí sẽ được cập nhật sau vài giây. Hãy thử lại; nếu vẫn vậy, kiểm tra mã.',
  },
  OWN_REPORT: {
    en: 'Who organised or reported it, or entered a result, does not verify it. Ask another officer.',
    vi: 'Người tổ chức, báo cáo hoặc nhập kết quả không được tự xác minh. Hãy đề nghị cán bộ khác.',
  },
  NOT_OWN_UNIT: {
    en: 'A head enters sessions of the own unit alone; {id} is not. Ask the organiser or an officer to enter it.',
    vi: 'Thủ trưởng chỉ nhập buổi của đơn vị mình; {id} không phải. Hãy đề nghị báo cáo viên hoặc công an nhập.',
  },
  NOT_THE_ORGANISER: {
    en: 'Somebody else entered this session. Its organiser or an officer reports it.',
    vi: 'Buổi này do người khác nhập. Báo cáo viên tổ chức hoặc công an sẽ báo cáo.',
  },
  WAS_HELD: {
    en: 'It was held on {on} and stays on record. Report it; only a returned correction can still be cancelled.',
    vi: 'Buổi đã được tổ chức ngày {on} nên phải lưu lại. Hãy báo cáo; chỉ bản đính chính bị trả lại mới có thể hủy.',
  },
  CORRECTION_UNDER_WAY: {
    en: 'A correction of it is under way or stands in its place: {id}. Go on with that one.',
    vi: 'Đã có bản đính chính {id} của buổi này. Hãy tiếp tục với bản đó.',
  },
  MORE_PASSED_THAN_LEARNT: {
    en: '{passed} passed of {learners} learners. Correct one of the two numbers.',
    vi: '{passed} người đạt trong {learners} người học. Hãy sửa một trong hai số.',
  },
  RESULTS_MISSING: {
    en: '{count} enrolments have no result. Mark them as passed or failed, or withdraw them.',
    vi: 'Còn {count} người ghi danh chưa có kết quả. Hãy nhập đạt, không đạt hoặc rút.',
  },
  CLASS_NOT_OPEN: {
    en: 'The class is {state}; this needs one of {states}.',
    vi: 'Lớp đang ở trạng thái {state}; việc này cần một trong các trạng thái {states}.',
  },
  CLASS_FULL: {
    en: 'All {places} places of the class are taken. Choose another class.',
    vi: 'Lớp đã đủ {places} chỗ. Hãy chọn lớp khác.',
  },
  ALREADY_ENROLLED: {
    en: 'The guard has a place in this class: {id}.',
    vi: 'Nhân viên bảo vệ đã ghi danh vào lớp này: {id}.',
  },
  GUARD_LEFT: {
    en: 'The guard {id} holds no post any more.',
    vi: 'Nhân viên bảo vệ {id} đã thôi nhiệm vụ.',
  },
  ISSUER_MISSING: {
    en: 'The class gives a certificate and names nobody who issues it. Plan it again with issuerId.',
    vi: 'Lớp có cấp giấy chứng nhận nhưng chưa nêu cơ quan cấp. Hãy lập lại kế hoạch với issuerId.',
  },
  AIRED_ALREADY: {
    en: 'The edition of {on} is counted already.',
    vi: 'Số phát ngày {on} đã được ghi nhận.',
  },
  PERIOD_TOO_LONG: {
    en: 'At most {days} days at a time. Ask for a shorter period.',
    vi: 'Mỗi lần tối đa {days} ngày. Hãy chọn khoảng thời gian ngắn hơn.',
  },
} as const satisfies ErrorTable;
