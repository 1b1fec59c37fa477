import type { ColumnType, ExportColumn } from './table.ts';

/** What the columns of facts mean; a name means the same in every table. */
const meanings: Readonly<Record<string, readonly [type: ColumnType, vi: string, en: string]>> = {
  id: ['text', 'Mã của hồ sơ; không phải tên', 'Id of the record; no name'],
  unitId: ['text', 'Mã của đơn vị', 'Id of the unit'],
  unitKind: [
    'text',
    'Loại đơn vị vào ngày của hồ sơ: AGENCY, ENTERPRISE, SCHOOL',
    "Kind of the unit on the record's day: AGENCY, ENTERPRISE, SCHOOL",
  ],
  subKind: ['text', 'Nhóm đơn vị', 'Group of units'],
  managementLevel: [
    'text',
    'Cấp quản lý vào ngày của hồ sơ: PROVINCE, DISTRICT, COMMUNE',
    "Level on the record's day: PROVINCE, DISTRICT, COMMUNE",
  ],
  isKeyEconomic: ['boolean', 'Cơ quan kinh tế trọng điểm', 'Key economic unit'],
  isLarge: ['boolean', 'Doanh nghiệp lớn', 'Large enterprise'],
  areaId: ['text', 'Địa bàn có hiệu lực vào ngày của hồ sơ: mã và ngày bắt đầu', "Area as valid on the record's day: code and first day"],
  roundYear: ['integer', 'Năm của đợt đăng ký', 'Year of the round'],
  state: ['text', 'Trạng thái mới nhất đã công bố', 'Newest state that was published'],
  version: ['integer', 'Phiên bản đã công bố của hồ sơ: 1, 2, 3…', 'Published version of the record: 1, 2, 3, …'],
  knownFrom: ['instant', 'Thời điểm công bố phiên bản này', 'When this version was published'],
  line: ['integer', 'Số thứ tự dòng trong hồ sơ', 'Number of the line in the record'],
  synthetic: ['boolean', 'Dữ liệu giả để trình diễn', 'Invented data for demonstration'],
  ruleSetId: ['text', 'Bộ tiêu chí của đợt', 'Rule set of the round'],
  submittedOn: ['day', 'Ngày nộp đăng ký', 'Day of the submission'],
  late: ['boolean', 'Nộp sau hạn', 'Submitted after the due day'],
  registrationId: ['text', 'Mã của đăng ký', 'Id of the registration'],
  decidedOn: ['day', 'Ngày ra quyết định', 'Day of the decision'],
  selfAssessedOn: ['day', 'Ngày tự đánh giá', 'Day of the self-assessment'],
  appraisedOn: ['day', 'Ngày thẩm định', 'Day of the appraisal'],
  revokedOn: ['day', 'Ngày thu hồi', 'Day of the revocation'],
  programme: ['text', 'Chương trình của buổi', 'Programme of the session'],
  channel: ['text', 'Hình thức tuyên truyền', 'Channel'],
  topics: ['text', 'Các chủ đề, giữa các dấu gạch đứng', 'Topics, each between bars'],
  heldOn: ['day', 'Ngày tổ chức', 'Day on which it was held'],
  plannedOn: ['day', 'Ngày dự kiến', 'Planned day'],
  reportedOn: ['day', 'Ngày báo cáo', 'Day of the report'],
  verifiedOn: ['day', 'Ngày xác nhận', 'Day of the verification'],
  countMethod: ['text', 'Cách đếm người dự', 'How attendances were counted'],
  attendance: ['integer', 'Lượt người dự', 'Attendances: turns, not people'],
  audience: ['text', 'Đối tượng tuyên truyền', 'Audience'],
  grade: ['text', 'Xếp loại', 'Grade'],
};

/** The column of an export for one of a fact table. A new one has to be explained here first: an export has no column without a meaning. */
export function columnNamed(name: string): ExportColumn {
  const meaning = meanings[name];
  if (!meaning) throw new Error(`The column ${name} of facts has no meaning in event-columns.ts`);
  const [type, vi, en] = meaning;
  return { name, type, description: { vi, en } };
}
