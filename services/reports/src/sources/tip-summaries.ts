import type { EntityManager } from 'typeorm';
import { stillKnown } from '../entities/fact.ts';
import { TipSummaryFact, TipSummaryLineFact } from '../entities/tip-summary-fact.ts';
import type { Question } from '../figures/question.ts';

/** The frozen quarters that were published and over by the day of a question, oldest first. */
export function publishedQuarters(manager: EntityManager, { filter, asOf }: Question): Promise<TipSummaryFact[]> {
  const query = manager.createQueryBuilder(TipSummaryFact, 's').where('s.lastDay <= :on', { on: asOf.on }).orderBy('s.firstDay', 'ASC');
  if (asOf.knownBefore === null) query.andWhere('s.knownTo = :stillKnown', { stillKnown });
  else query.andWhere('s.knownFrom < :known AND s.knownTo >= :known', { known: asOf.knownBefore });
  if (filter.from) query.andWhere('s.firstDay >= :from', { from: filter.from });
  if (filter.to) query.andWhere('s.firstDay < :to', { to: filter.to });
  return query.getMany();
}

/** Their tips by category. */
export async function publishedCells(
  manager: EntityManager,
  quarters: readonly TipSummaryFact[],
): Promise<Map<TipSummaryFact, TipSummaryLineFact[]>> {
  const lines = quarters.length
    ? await manager
        .createQueryBuilder(TipSummaryLineFact, 'l')
        .where('l.id IN (:...ids)', { ids: quarters.map(({ id }) => id) })
        .orderBy('l.line', 'ASC')
        .getMany()
    : [];
  return new Map(quarters.map((one) => [one, lines.filter(({ id, version }) => id === one.id && version === one.version)]));
}
