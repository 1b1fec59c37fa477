import type { EntityTarget } from 'typeorm';
import { z } from 'zod';
import type { Fact, FactLine, UnitRecordFact } from '../entities/fact.ts';

/** What of a fact is in its lines: all but whose lines they are. */
type LineOf<Line extends FactLine> = Omit<Line, 'id' | 'version' | 'line'>;

/** How the events of a topic become facts. `row` and `lines` know nothing but the event. */
export type FactSpec<Row extends Fact, Data, Line extends FactLine> = {
  topic: string;
  entity: EntityTarget<Row>;
  /** What is needed of the event: new fields and new enum values of the writer must not stop a reader. */
  data: z.ZodType<Data & { synthetic: boolean }>;
  row: (data: Data, id: string) => Omit<Row, keyof Fact>;
  lines?: { entity: EntityTarget<Line>; rows: (data: Data) => LineOf<Line>[] };
  /** Everyone may read of it, or only those whom `infra/kafka/principals.yaml` names. */
  restricted?: boolean;
};

// biome-ignore lint/suspicious/noExplicitAny: a list of specs has rows of many kinds
export type AnyFactSpec = FactSpec<any, any, any>;

/** Checks a spec against its types; as it is given. */
export function defineFact<Row extends Fact, Data, Line extends FactLine = never>(
  spec: FactSpec<Row, Data, Line>,
): FactSpec<Row, Data, Line> {
  return spec;
}

/** The unit as of the record's date, as it stands in events. */
export const unitFacts = z.object({
  kind: z.string(),
  subKind: z.string().nullish(),
  managementLevel: z.string(),
  isKeyEconomic: z.boolean(),
  isLarge: z.boolean(),
  areaId: z.string(),
});

/** Data of every record of a unit. */
export const ofUnit = { state: z.string(), unitId: z.string(), unit: unitFacts, synthetic: z.boolean() };

type UnitFacts = z.output<typeof unitFacts>;

/** The columns of the unit in a fact of it. */
export function unitColumns(unitId: string, { kind, subKind, managementLevel, isKeyEconomic, isLarge, areaId }: UnitFacts) {
  return { unitId, unitKind: kind, subKind: subKind ?? null, managementLevel, isKeyEconomic, isLarge, areaId } satisfies Omit<
    UnitRecordFact,
    keyof Fact
  >;
}

/** The columns of the unit in a line or a record of an area, which may be of none. */
export function unitColumnsOrNone(unitId: string | null, unit: UnitFacts | null) {
  const none = { unitId, unitKind: null, subKind: null, managementLevel: null, isKeyEconomic: null, isLarge: null };
  if (!unitId || !unit) return none;
  const { areaId: _areaOfUnit, ...columns } = unitColumns(unitId, unit);
  return columns;
}

/** A list in one column, `|A|B|`, so that one is found by LIKE. */
export function barred(codes: readonly string[]): string {
  return codes.length ? `|${codes.join('|')}|` : '';
}
