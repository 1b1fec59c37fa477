import type { Day } from '@binhan/common/clock';
import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { isWithin } from '@binhan/common/validity';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { AreaRef } from './entities/area.ts';

/** The commune, ward or township of a record of that day. */
export async function requireCommune(tx: Tx, id: string, on: Day, field: string): Promise<AreaRef> {
  const area = await tx.look(AreaRef, id);
  if (!area) throw new Problem('AREA_NOT_KNOWN_YET', { id }, field);
  const name = `${area.type} ${area.name}`;
  if (area.level !== 'COMMUNE') throw new Problem('AREA_LEVEL', { name, level: area.level }, field);
  const { validFrom, validTo } = area;
  if (!isWithin(on, validFrom, validTo)) throw new Problem('AREA_NOT_VALID', { name, from: validFrom, to: validTo ?? '–', on }, field);
  return area;
}

/** Keeps the rows that lie in the area or in what it succeeded. `column` holds the area of the row's date. */
export function inArea<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, column: string, areaId: string): void {
  query.andWhere(`${column} IN (SELECT c.coveredId FROM area_cover c WHERE c.areaId = :areaId)`, { areaId });
}
