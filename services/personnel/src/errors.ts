import type { ErrorTable } from '@binhan/common/errors';
import { referenceErrors } from '@binhan/reference/errors';

/** Refusals of this service; the texts say what to do. */
export const errors = {
  ...referenceErrors,
  NO_RULES: {
    en: 'No rules on guards were in force on {on}. Choose a later day.',
    vi: 'Ngày {on} chưa có quy định về lực lượng bảo vệ. Hãy chọn ngày muộn hơn.',
  },
  UNKNOWN_CRITERION: {
    en: '{code} is no criterion of {ruleSet}. It has: {codes}.',
    vi: '{code} không phải tiêu chuẩn của {ruleSet}. Các tiêu chuẩn: {codes}.',
  },
  CRITERIA_NOT_PASSED: {
    en: 'Every mandatory criterion must be passed before the appointment. Still open: {missing}.',
    vi: 'Phải đạt mọi tiêu chuẩn bắt buộc trước khi bổ nhiệm. Còn lại: {missing}.',
  },
  TOO_YOUNG: {
    en: 'A guard is at least {years} years old when appointed; somebody born in {birthYear} is not on {on}.',
    vi: 'Nhân viên bảo vệ phải đủ {years} tuổi khi bổ nhiệm; người sinh năm {birthYear} chưa đủ vào ngày {on}.',
  },
  AGE_NOT_ATTESTED: {
    en: 'Born in {birthYear}: the year does not tell whether the age of {years} is reached on {on}. Record the check {code}, passed and attested.',
    vi: 'Sinh năm {birthYear}: chưa rõ đã đủ {years} tuổi vào ngày {on} hay chưa. Hãy ghi kết quả {code} đạt và có xác nhận giấy tờ.',
  },
  EDUCATION_TOO_LOW: {
    en: 'The education needed in this area is at least {needed}.',
    vi: 'Trình độ học vấn tối thiểu tại địa bàn này: {needed}.',
  },
  NOT_DUE_YET: {
    en: 'The post begins on {startOn}; today is {today}. It starts by itself on that day.',
    vi: 'Vị trí bắt đầu từ ngày {startOn}; hôm nay là {today}. Đến ngày đó hệ thống tự chuyển trạng thái.',
  },
  USABLE_OVER_HELD: {
    en: 'Of {held} pieces not more than {held} can be usable; {usable} were given.',
    vi: 'Số sử dụng được ({usable}) không thể lớn hơn số đang có ({held}).',
  },
  PERMIT_NOT_NEEDED: {
    en: '{type} needs no permit. Issue it without one.',
    vi: '{type} không cần giấy phép. Hãy giao sử dụng mà không cần cấp phép.',
  },
  PERMIT_NEEDED: {
    en: 'This type is issued only under a valid permit; the permit ends on {expiresOn}. Ask the police for a new one.',
    vi: 'Loại này chỉ được giao khi giấy phép còn hiệu lực; giấy phép hết hạn ngày {expiresOn}. Hãy đề nghị Công an cấp mới.',
  },
  PIECES_OVER_PERMIT: {
    en: 'The permit is for {permitted} pieces; {held} were given. Request the others as equipment of their own, so that the police can permit them.',
    vi: 'Giấy phép cấp cho {permitted} chiếc; số đã nhập là {held}. Hãy lập đề nghị riêng cho số còn lại để Công an cấp phép.',
  },
  NO_CERTIFIED_GUARD: {
    en: 'This type is issued only where a guard of the unit holds a valid certificate. Have one certified first.',
    vi: 'Loại này chỉ được giao khi đơn vị có nhân viên bảo vệ còn giấy chứng nhận hợp lệ. Hãy cử người học và cấp giấy chứng nhận trước.',
  },
  TEAM_PLACE: {
    en: 'Give either the unit or the area of the team, not both.',
    vi: 'Hãy nhập đơn vị hoặc địa bàn của đội, không nhập cả hai.',
  },
  TEAM_OF_AREA: {
    en: 'A team of this kind belongs to an area, not to a unit (Law 30/2023/QH15). Give areaId.',
    vi: 'Loại tổ, đội này thuộc địa bàn, không thuộc đơn vị (Luật 30/2023/QH15). Hãy nhập areaId.',
  },
} as const satisfies ErrorTable;
