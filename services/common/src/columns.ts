import type { TableColumnOptions, TableIndexOptions } from 'typeorm';

// Column kinds that SQLite and MySQL both take without drift, for migrations. They never change: old migrations use them.
type More = Partial<TableColumnOptions>;

export const text = (name: string, length: number, more: More = {}): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
  ...more,
});
export const key = (name: string, length: number): TableColumnOptions => text(name, length, { isPrimary: true });
export const maybe = (name: string, length: number): TableColumnOptions => text(name, length, { isNullable: true });
export const day = (name: string, more: More = {}): TableColumnOptions => text(name, 10, more);
export const integer = (name: string, more: More = {}): TableColumnOptions => ({ name, type: 'integer', ...more });
export const flag = (name: string, more: More = {}): TableColumnOptions => ({ name, type: 'boolean', ...more });
export const instant = (name: string, more: More = {}): TableColumnOptions => ({ name, type: 'datetime', precision: 3, ...more });
/** At most 60 KiB are put in, since MySQL's holds 64. */
export const longText = (name: string, more: More = {}): TableColumnOptions => ({ name, type: 'text', ...more });
/** Bytes; the same limit. */
export const bytes = (name: string, more: More = {}): TableColumnOptions => ({ name, type: 'blob', ...more });

export const unique = (name: string, ...columnNames: string[]): TableIndexOptions => ({ name, columnNames, isUnique: true });
export const index = (name: string, ...columnNames: string[]): TableIndexOptions => ({ name, columnNames });
