import { meanings } from './event-meanings.ts';
import type { ColumnType, ExportColumn } from './table.ts';

/** A column of a fact as a column of an export. It has a meaning, or there is no export. */
export function columnOf({ propertyName: name, type, length }: { propertyName: string; type: unknown; length: string }): ExportColumn {
  const meaning = meanings[name];
  if (!meaning) throw new Error(`The column ${name} of facts has no meaning in event-meanings.ts`);
  const [vi, en] = meaning;
  return { name, type: typeOf(String(type), length), description: { vi, en } };
}

/** Facts keep a day in ten letters and an instant in twenty-four; nothing else has these lengths. */
function typeOf(type: string, length: string): ColumnType {
  if (type === 'integer' || type === 'boolean') return type;
  return length === '10' ? 'day' : length === '24' ? 'instant' : 'text';
}
