import { flag, integer, key, maybe, text } from '@binhan/common/columns';
import type { TableColumnOptions } from 'typeorm';

// The columns of entities/fact.ts, for migrations. They never change: old migrations use them.
const known = [key('id', 36), integer('version', { isPrimary: true })];

export const fact: TableColumnOptions[] = [...known, text('knownFrom', 24), text('knownTo', 24), flag('synthetic')];

export const unitRecordFact: TableColumnOptions[] = [
  ...fact,
  text('unitId', 36),
  text('unitKind', 20),
  maybe('subKind', 30),
  text('managementLevel', 20),
  flag('isKeyEconomic'),
  flag('isLarge'),
  text('areaId', 40),
];

const unitOrNone = [
  maybe('unitId', 36),
  maybe('unitKind', 20),
  maybe('subKind', 30),
  maybe('managementLevel', 20),
  flag('isKeyEconomic', { isNullable: true }),
  flag('isLarge', { isNullable: true }),
];

export const areaRecordFact: TableColumnOptions[] = [...fact, ...unitOrNone, text('areaId', 40)];

export const factLine: TableColumnOptions[] = [...known, integer('line', { isPrimary: true })];

export const audienceLine: TableColumnOptions[] = [...factLine, ...unitOrNone, text('audience', 20)];
