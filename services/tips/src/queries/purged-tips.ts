import { instantOf } from '@binhan/common/clock';
import { countWhere } from '@binhan/common/sums';
import type { EntityManager } from 'typeorm';
import { Tip, type TipCategory, type TipChannel, type TipOutcome, type TipValue } from '../entities/tip.ts';
import { daysOf, type Quarter } from '../quarters.ts';
import { purgedDurations } from './purged-durations.ts';

type Key = { category: TipCategory; value: TipValue | null; sourceUnitKind: string | null };
const measures = [
  'tips',
  'extended',
  'forwardedInTime',
  'acknowledgedInTime',
  'resolvedInTime',
  'forwarded',
  'acknowledged',
  'resolved',
] as const;
type Measures = Record<(typeof measures)[number], number>;
type Line = Key & Measures & { outcomes: Partial<Record<TipOutcome, number>> };
type ChannelLine = { channel: TipChannel; category: TipCategory; tips: number };

/**
 * What figures T1 to T5 (domain.md 4) need of the tips of a quarter whose content was erased. Measures stand beside the three
 * dimensions instead of multiplying them, so that a line is seldom a single tip and an event never too large: at most 136
 * lines and 102 of channels.
 */
export async function purgedTips(manager: EntityManager, quarter: Quarter) {
  const { from, to } = daysOf(quarter);
  const dimensions = ['category', 'value', 'sourceUnitKind', 'outcome', 'channel'];
  const query = manager
    .createQueryBuilder(Tip, 't')
    .select('COUNT(*)', 'tips')
    .addSelect(countWhere('t.extendedOn IS NOT NULL'), 'extended')
    .addSelect(countWhere('t.forwardedOn IS NOT NULL'), 'forwarded')
    .addSelect(countWhere('t.forwardedOn IS NOT NULL AND NOT t.forwardedLate'), 'forwardedInTime')
    .addSelect(countWhere('t.acknowledgedOn IS NOT NULL'), 'acknowledged')
    .addSelect(countWhere('t.acknowledgedOn <= t.acknowledgeDueOn'), 'acknowledgedInTime')
    .addSelect(countWhere('t.resolvedOn IS NOT NULL'), 'resolved')
    .addSelect(countWhere('t.resolvedOn <= t.resolveDueOn'), 'resolvedInTime')
    .where("t.state = 'PURGED' AND t.receivedAt >= :from AND t.receivedAt < :to", { from: instantOf(from), to: instantOf(to) });
  for (const dimension of dimensions)
    query.addSelect(`t.${dimension}`, dimension).addGroupBy(`t.${dimension}`).addOrderBy(`t.${dimension}`);
  return { ...folded(await query.getRawMany<Row>()), durations: await purgedDurations(manager, quarter) };
}

// MySQL answers sums as text.
type Row = Key & { channel: TipChannel; outcome: TipOutcome | null } & Record<keyof Measures, string | number>;

function folded(rows: readonly Row[]): { lines: Line[]; channels: ChannelLine[] } {
  const lines = new Map<string, Line>();
  const channels = new Map<string, ChannelLine>();
  for (const row of rows) {
    const { category, value, sourceUnitKind, outcome, channel } = row;
    const tips = Number(row.tips);
    const line = entryOf<Line>(lines, [category, value, sourceUnitKind], () => ({
      ...{ category, value, sourceUnitKind },
      ...(Object.fromEntries(measures.map((measure) => [measure, 0])) as Measures),
      outcomes: {},
    }));
    for (const measure of measures) line[measure] += Number(row[measure]);
    if (outcome) line.outcomes[outcome] = (line.outcomes[outcome] ?? 0) + tips;
    entryOf(channels, [channel, category], () => ({ channel, category, tips: 0 })).tips += tips;
  }
  return { lines: [...lines.values()], channels: [...channels.values()] };
}

function entryOf<Entry>(entries: Map<string, Entry>, key: readonly (string | null)[], make: () => Entry): Entry {
  const name = key.join(' ');
  const entry = entries.get(name) ?? make();
  entries.set(name, entry);
  return entry;
}
