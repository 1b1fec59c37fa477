import type { EntityManager, EntityTarget, SelectQueryBuilder } from 'typeorm';
import { RecognitionFact, RegistrationFact } from '../entities/facts.ts';
import type { Basis } from '../figure.ts';

export type RoundFilter = {
  areaId?: string | null;
  unitKinds?: string[] | null;
  managementLevel?: string | null;
  roundFrom?: number | null;
  roundTo?: number | null;
  isKeyEconomic?: boolean | null;
  isLarge?: boolean | null;
};

export type RoundCount = { distinctUnits: number; records: number };

/** The rows that a filter means; figures and the lists behind them both start here, so that they agree. */
function factsWhere<Row extends RegistrationFact | RecognitionFact>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  filter: RoundFilter,
): SelectQueryBuilder<Row> {
  const { areaId, unitKinds, managementLevel, roundFrom, roundTo, isKeyEconomic, isLarge } = filter;
  const query = manager.createQueryBuilder(entity, 'f');
  if (areaId) query.andWhere('f.areaId IN (SELECT c.coveredId FROM area_cover c WHERE c.areaId = :areaId)', { areaId });
  if (unitKinds) query.andWhere('f.unitKind IN (:...unitKinds)', { unitKinds });
  if (managementLevel) query.andWhere('f.managementLevel = :managementLevel', { managementLevel });
  if (roundFrom != null) query.andWhere('f.roundYear >= :roundFrom', { roundFrom });
  if (roundTo != null) query.andWhere('f.roundYear <= :roundTo', { roundTo });
  if (isKeyEconomic != null) query.andWhere('f.isKeyEconomic = :isKeyEconomic', { isKeyEconomic });
  if (isLarge != null) query.andWhere('f.isLarge = :isLarge', { isLarge });
  return query;
}

/** U1: submitted at least once and not withdrawn (domain.md 1.8). */
export function countRegistered(manager: EntityManager, filter: RoundFilter): Promise<RoundCount> {
  return count(factsWhere(manager, RegistrationFact, filter).andWhere("f.state <> 'WITHDRAWN'"));
}

/** U2: granted and not revoked. */
export function countRecognised(manager: EntityManager, filter: RoundFilter): Promise<RoundCount> {
  return count(factsWhere(manager, RecognitionFact, filter).andWhere("f.state = 'RECOGNISED'"));
}

async function count<Row extends RegistrationFact | RecognitionFact>(query: SelectQueryBuilder<Row>): Promise<RoundCount> {
  const row = await query
    .select('COUNT(DISTINCT f.unitId)', 'distinctUnits')
    .addSelect('COUNT(*)', 'records')
    .getRawOne<Record<keyof RoundCount, string>>();
  return { distinctUnits: Number(row?.distinctUnits ?? 0), records: Number(row?.records ?? 0) };
}

/** Up to where events were counted, and by which rules. */
export async function basisOf(manager: EntityManager, filter: RoundFilter, computedAt: Date): Promise<Basis> {
  const newest = await Promise.all(
    [RegistrationFact, RecognitionFact].map((entity) => manager.findOne(entity, { where: {}, order: { eventTime: 'DESC' } })),
  );
  const times = newest.flatMap((row) => (row ? [row.eventTime.getTime()] : []));
  const ruleSets = await factsWhere(manager, RegistrationFact, filter)
    .select('f.ruleSetId', 'ruleSet')
    .distinct(true)
    .limit(2)
    .getRawMany<{ ruleSet: string }>();
  return {
    computedAt,
    watermark: times.length ? new Date(Math.max(...times)) : null,
    ruleSet: ruleSets.length === 1 ? (ruleSets[0]?.ruleSet ?? null) : null,
  };
}
