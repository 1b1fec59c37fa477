import { columnsOfUnit } from '../figures/columns.ts';

/** The columns of every record of a unit. */
export const unitColumnNames = [...columnsOfUnit, 'areaId'] as const;

/** The same, as a part of a SELECT from the alias of a fact. */
export function unitColumnsOf(alias: string): string {
  return `${lineColumnsOf(alias)}, ${alias}.areaId`;
}

/** Those of a line, whose area is that of the whole record. */
export function lineColumnsOf(alias: string): string {
  return columnsOfUnit.map((name) => `${alias}.${name}`).join(', ');
}
