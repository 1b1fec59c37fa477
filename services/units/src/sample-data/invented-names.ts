import type { UnitKind, UnitSubKind } from '../entities/unit.ts';

// Invented: plants, weather and virtues, none of them a person or a real unit of the province.
const words = [
  'Hoa Ban', 'Bình Minh', 'Hướng Dương', 'Ánh Sao', 'Đồng Tâm', 'Thống Nhất', 'Hòa Bình', 'Sơn Ca', 'Đỗ Quyên', 'Hoàng Liên',
  'Tân Tiến', 'Phương Đông', 'Ban Mai', 'Mùa Xuân', 'Sông Đà', 'Thảo Nguyên', 'Cầu Vồng', 'Trúc Xanh', 'Ngọc Lan', 'Tre Việt',
  'Suối Mơ', 'Mây Trắng', 'Lúa Vàng', 'Đoàn Kết', 'Thiên Hương', 'Ước Mơ', 'Hạnh Phúc', 'Rừng Xanh', 'Chè Shan', 'Nắng Mới',
  'Đông Á', 'Kim Sơn', 'Phú Cường', 'An Khang', 'Đại Lộc', 'Vạn Xuân', 'Tây Bắc', 'Hưng Thịnh', 'Minh Tâm', 'Ánh Dương',
]; // biome-ignore format: a list to read, not a column

const prefixes: Record<UnitSubKind, string> = {
  PARTY_STATE_ORG: 'Phòng nghiệp vụ',
  PUBLIC_SERVICE: 'Trung tâm',
  STATE_ENTERPRISE: 'Công ty nhà nước',
  PRIVATE_ENTERPRISE: 'Công ty TNHH',
  COOPERATIVE: 'Hợp tác xã',
  PRESCHOOL: 'Trường Mầm non',
  PRIMARY: 'Trường Tiểu học',
  LOWER_SEC: 'Trường THCS',
  UPPER_SEC: 'Trường THPT',
  VOCATIONAL_COLLEGE: 'Trường Trung cấp nghề',
};

/** A name for the n-th unit of a kind; no two are alike. */
export function inventedName(subKind: UnitSubKind, n: number): string {
  const turn = Math.floor(n / words.length);
  return `${prefixes[subKind]} ${words[n % words.length]}${turn ? ` ${turn + 1}` : ''}`;
}

export const codePrefix: Record<UnitKind, string> = { AGENCY: 'CQ', ENTERPRISE: 'DN', SCHOOL: 'NT' };
