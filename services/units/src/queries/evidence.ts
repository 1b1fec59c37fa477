import { type EntityManager, type FindOptionsSelect, type FindOptionsWhere, In, type ObjectLiteral } from 'typeorm';
import { Commitment } from '../entities/commitment.ts';
import { CoordinationRegulation } from '../entities/coordination-regulation.ts';
import { InternalRule } from '../entities/internal-rule.ts';
import { Model } from '../entities/model.ts';
import { Plan } from '../entities/plan.ts';
import { UnitReadiness } from '../entities/unit-readiness.ts';
import type { UnitRecords } from '../evidence.ts';

/** The records that can show criteria, of all these units at once: six statements, however many units. */
export async function readUnitRecords(manager: EntityManager, unitIds: string[]): Promise<UnitRecords[]> {
  const of = <Row extends ObjectLiteral>(entity: new () => Row, states: string[], select?: (keyof Row)[]): Promise<Row[]> =>
    manager.find(entity, {
      where: { unitId: In(unitIds), state: In(states) } as unknown as FindOptionsWhere<Row>,
      order: { id: 'ASC' } as never,
      ...(select ? { select: Object.fromEntries(select.map((column) => [column, true])) as FindOptionsSelect<Row> } : {}),
    });
  const [plans, rules, commitments, regulations, models, readiness] = await Promise.all([
    // Without the tasks, which no criterion asks for.
    of(Plan, ['APPROVED', 'CLOSED'], ['id', 'unitId', 'state', 'year', 'approvedOn']),
    of(InternalRule, ['APPROVED']),
    // The clock ends a commitment with its year; for that year it stays what was signed.
    of(Commitment, ['SIGNED', 'EXPIRED']),
    of(CoordinationRegulation, ['SIGNED']),
    of(Model, ['ACTIVE', 'REPLICATED']),
    manager.findBy(UnitReadiness, { unitId: In(unitIds) }),
  ]);
  return unitIds.map((id) => {
    const own = <Row extends { unitId: string | null }>(rows: Row[]) => rows.filter(({ unitId }) => unitId === id);
    return {
      id,
      plans: own(plans),
      rules: own(rules),
      commitments: own(commitments),
      regulations: own(regulations),
      models: own(models),
      readiness: own(readiness)[0],
    };
  });
}
