import type { ColumnName } from '../figures/columns.ts';

/** The columns of every record of a unit. */
export const unitColumnNames = [
  'unitId',
  'unitKind',
  'subKind',
  'managementLevel',
  'isKeyEconomic',
  'isLarge',
  'areaId',
] as const satisfies readonly ColumnName[];

/** The same, as a part of a SELECT from the alias of a fact. */
export function unitColumnsOf(alias: string): string {
  return unitColumnNames.map((name) => `${alias}.${name}`).join(', ');
}
