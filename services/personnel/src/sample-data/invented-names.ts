// Invented: common parts put together by counting, so that no list of real persons stands behind them.
const families = [
  'Lò', 'Vàng', 'Giàng', 'Tẩn', 'Lý', 'Phàn', 'Chẻo', 'Hoàng', 'Nguyễn', 'Trần', 'Lê', 'Phạm',
  'Sùng', 'Thào', 'Mùa', 'Cứ', 'Quàng', 'Cà', 'Tòng', 'Đèo', 'Pờ', 'Lừu', 'Bùi', 'Đỗ',
]; // biome-ignore format: a list to read, not a column
const middles = ['Văn', 'Thị', 'A', 'Minh', 'Quang', 'Thu', 'Hữu', 'Ngọc', 'Đức', 'Láo', 'Xuân', 'Kim'];
const givens = [
  'Sơn', 'Hạnh', 'Dũng', 'Lan', 'Chinh', 'Mai', 'Tuấn', 'Hương', 'Páo', 'Dế', 'Khánh', 'Vinh', 'Nga', 'Thắng', 'Hùng', 'Liên', 'Phong',
  'Sáng', 'Tình', 'Yến', 'Bình', 'Cường', 'Đông', 'Giang', 'Hiền', 'Ích', 'Long', 'Nhung', 'Oanh', 'Quyết', 'Sử', 'Tâm', 'Uyên', 'Việt',
  'Xoan', 'Chung', 'Duy', 'Kiên', 'Loan', 'Phúc',
]; // biome-ignore format: a list to read, not a column

/** The n-th name; no two of the first eleven thousand are alike. */
export function inventedPerson(n: number): string {
  const family = n % families.length;
  const middle = Math.floor(n / families.length) % middles.length;
  const given = (Math.floor(n / (families.length * middles.length)) + 7 * family + 5 * middle) % givens.length;
  return `${families[family]} ${middles[middle]} ${givens[given]}`;
}
