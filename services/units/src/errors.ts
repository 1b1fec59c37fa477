import type { ErrorTable } from '@binhan/common/errors';

/** Refusals of this service; the texts say what to do. */
export const errors = {
  CODE_TAKEN: {
    en: 'The code {code} belongs to another unit. Choose another.',
    vi: 'Mã {code} đã dùng cho đơn vị khác. Hãy chọn mã khác.',
  },
  UNKNOWN_AREA: {
    en: 'There is no area {id}. Areas are found with the query areas.',
    vi: 'Không có địa bàn {id}. Hãy tra bằng truy vấn areas.',
  },
  AREA_NOT_VALID: {
    en: 'The area {name} was valid from {from} to {to}, not on {on}. Choose its successor: {successors}.',
    vi: 'Địa bàn {name} có hiệu lực từ {from} đến {to}, không phải ngày {on}. Hãy chọn địa bàn kế thừa: {successors}.',
  },
  AREA_LEVEL: {
    en: 'A unit lies in a commune, ward or township; {name} is a {level}.',
    vi: 'Đơn vị thuộc xã, phường hoặc thị trấn; {name} là cấp {level}.',
  },
  UNIT_CLOSED: {
    en: 'The unit {name} is {state}. Only an active unit can do this.',
    vi: 'Đơn vị {name} đang ở trạng thái {state}. Chỉ đơn vị đang hoạt động mới làm được việc này.',
  },
  NOT_ELIGIBLE: {
    en: 'The rule set {ruleSet} leaves out {reason}; this unit does not take part.',
    vi: 'Bộ tiêu chí {ruleSet} không áp dụng với {reason}; đơn vị này không tham gia.',
  },
  NO_SUCH_ROUND: { en: 'There is no round {year}: no rule set was in force.', vi: 'Không có đợt {year}: chưa có bộ tiêu chí có hiệu lực.' },
  OUTSIDE_ROUND: {
    en: 'The round {year} runs from {from} to {to}; today is {today}. Register for the round {current}.',
    vi: 'Đợt {year} từ {from} đến {to}; hôm nay là {today}. Hãy đăng ký đợt {current}.',
  },
  ALREADY_REGISTERED: {
    en: 'The unit has a registration for {year} already: {id}. Continue that one, or withdraw it.',
    vi: 'Đơn vị đã có đăng ký năm {year}: {id}. Hãy tiếp tục hoặc rút đăng ký đó.',
  },
  UNKNOWN_CRITERION: {
    en: '{code} is no criterion of {ruleSet} for this unit. It has: {codes}.',
    vi: '{code} không phải tiêu chí của {ruleSet} đối với đơn vị này. Các tiêu chí: {codes}.',
  },
  UNKNOWN_DOCUMENT_KIND: {
    en: '{kind} is no paper of the dossier of {ruleSet}. It has: {kinds}.',
    vi: '{kind} không thuộc hồ sơ của {ruleSet}. Hồ sơ gồm: {kinds}.',
  },
  DOSSIER_INCOMPLETE: { en: 'The dossier is not complete. Missing: {missing}.', vi: 'Hồ sơ chưa đủ. Còn thiếu: {missing}.' },
  UNKNOWN_AUTHORITY: { en: 'There is no authority {id}.', vi: 'Không có cơ quan {id}.' },
  AUTHORITY_NOT_YOURS: { en: 'You do not act for {name}.', vi: 'Bạn không đại diện cho {name}.' },
  AUTHORITY_NOT_COMPETENT: {
    en: '{name} cannot decide this: by {ruleSet} it takes one of {bodies} of level {level}, in office on {on}, whose area holds the unit.',
    vi: '{name} không có thẩm quyền: theo {ruleSet} phải là {bodies} cấp {level}, còn hiệu lực ngày {on} và quản lý địa bàn của đơn vị.',
  },
  TOO_EARLY_TO_DECIDE: {
    en: 'The round ends on {to}; a decision dated {on} is too early.',
    vi: 'Đợt kết thúc ngày {to}; quyết định ngày {on} là quá sớm.',
  },
  CRITERIA_NOT_MET: {
    en: 'Recognition needs every criterion met; not met: {codes}. Decide NOT_MET, or let the unit mend its dossier first.',
    vi: 'Chỉ công nhận khi đạt mọi tiêu chí; chưa đạt: {codes}. Hãy quyết định NOT_MET hoặc để đơn vị bổ sung hồ sơ.',
  },
  UNKNOWN_DOCUMENT: { en: 'There is no legal document {id}.', vi: 'Không có văn bản {id}.' },
  UNKNOWN_SUCCESSOR: {
    en: 'A unit is merged into another active unit; {id} is none.',
    vi: 'Đơn vị được sáp nhập vào một đơn vị khác đang hoạt động; {id} không phải.',
  },
  SAME_AREA: { en: 'The unit lies in {id} already.', vi: 'Đơn vị đã thuộc {id}.' },
  MORE_SIGNED_THAN_ELIGIBLE: {
    en: '{signed} signed, but only {eligible} could. Correct one of the two counts.',
    vi: 'Số người ký ({signed}) lớn hơn số người thuộc diện ký ({eligible}). Hãy kiểm tra lại hai số này.',
  },
  YEAR_NOT_CURRENT: {
    en: 'A commitment is for {from} or {to}, not for {year}. Make one for one of these years.',
    vi: 'Cam kết, giao ước chỉ lập cho năm {from} hoặc {to}, không lập cho năm {year}. Hãy chọn một trong hai năm này.',
  },
  NOTHING_TO_REPLACE: {
    en: '{id} is no regulation of this unit in force. Leave the field out, or name one that is.',
    vi: '{id} không phải quy chế đang có hiệu lực của đơn vị. Hãy bỏ trống hoặc chọn quy chế đang có hiệu lực.',
  },
  MODEL_NOT_WORKING: {
    en: 'The model {id} does not work at present, so it cannot be copied. Choose one that is ACTIVE or REPLICATED.',
    vi: 'Mô hình {id} hiện không hoạt động nên không thể nhân rộng. Hãy chọn mô hình đang hoạt động.',
  },
  SAME_UNIT: {
    en: 'The model {id} is this unit’s own. Copy it to another unit.',
    vi: 'Mô hình {id} là của chính đơn vị này. Hãy nhân rộng ở đơn vị khác.',
  },
  UNKNOWN_ISSUER: {
    en: 'A plan is issued by a unit or an authority; {id} is neither.',
    vi: 'Kế hoạch do đơn vị hoặc cơ quan ban hành; {id} không phải đơn vị hay cơ quan nào.',
  },
  UNKNOWN_TASK: { en: 'The plan has no task {id}. It has: {ids}.', vi: 'Kế hoạch không có nhiệm vụ {id}. Các nhiệm vụ: {ids}.' },
  TASK_DONE: { en: 'The task {id} was done on {on} already.', vi: 'Nhiệm vụ {id} đã hoàn thành ngày {on}.' },
  BAD_PHONE: {
    en: '{field} must be an office phone number, as +84 213 3876 543.',
    vi: '{field} phải là số điện thoại cơ quan, ví dụ +84 213 3876 543.',
  },
} as const satisfies ErrorTable;
