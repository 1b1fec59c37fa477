import { instantOf } from '@binhan/common/clock';
import type { EntityManager } from 'typeorm';
import { type ClockClass, clockClassCodes, clockClasses } from '../clock-classes.ts';
import { Tip, type TipCategory } from '../entities/tip.ts';
import { daysOf, type Quarter } from '../quarters.ts';

/** How many of each class, in the order of their codes. */
type Counts = [number, number, number, number];
type Durations = { category: TipCategory; forward: Counts; acknowledge: Counts; resolve: Counts };

const columns = [
  ...['id', 'category', 'receivedAt', 'forwardDueAt', 'forwardedOn', 'forwardedLate'],
  ...['acknowledgeDueOn', 'acknowledgedOn', 'resolveDueOn', 'resolvedOn'],
];

/** How long the clocks ran of the tips of a quarter whose content was erased: at most 17 lines. */
export async function purgedDurations(manager: EntityManager, quarter: Quarter): Promise<Durations[]> {
  const { from, to } = daysOf(quarter);
  const tips = await manager
    .createQueryBuilder(Tip, 't')
    .select(columns.map((column) => `t.${column}`))
    .where("t.state = 'PURGED' AND t.receivedAt >= :from AND t.receivedAt < :to", { from: instantOf(from), to: instantOf(to) })
    .orderBy('t.category', 'ASC')
    .getMany();
  const lines = new Map<TipCategory, Durations>();
  for (const tip of tips) {
    const line = lines.get(tip.category) ?? {
      category: tip.category,
      forward: [0, 0, 0, 0],
      acknowledge: [0, 0, 0, 0],
      resolve: [0, 0, 0, 0],
    };
    lines.set(tip.category, line);
    const { FORWARD, ACKNOWLEDGE, RESOLVE } = clockClasses(tip);
    addTo(line.forward, FORWARD);
    addTo(line.acknowledge, ACKNOWLEDGE);
    addTo(line.resolve, RESOLVE);
  }
  return [...lines.values()];
}

function addTo(counts: Counts, duration: ClockClass | null): void {
  if (duration) counts[clockClassCodes.indexOf(duration)] = (counts[clockClassCodes.indexOf(duration)] ?? 0) + 1;
}
