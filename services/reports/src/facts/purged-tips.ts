import { z } from 'zod';
import { PurgedTipsFact, PurgedTipsLineFact } from '../entities/purged-tips-fact.ts';
import { defineFact } from './fact-spec.ts';

const count = z.number().int();
const notByChannel = {
  ...{ value: null, sourceUnitKind: null, extended: null, forwarded: null, forwardedInTime: null },
  ...{ acknowledged: null, acknowledgedInTime: null, resolved: null, resolvedInTime: null },
};
const data = z.object({
  lines: z.array(
    z.object({
      category: z.string(),
      value: z.string().nullable(),
      sourceUnitKind: z.string().nullable(),
      ...{ tips: count, extended: count, forwarded: count, forwardedInTime: count },
      ...{ acknowledged: count, acknowledgedInTime: count, resolved: count, resolvedInTime: count },
    }),
  ),
  channels: z.array(z.object({ channel: z.string(), category: z.string(), tips: count })),
  /** The topic does not say: it counts tips of both kinds. */
  synthetic: z.boolean().default(false),
});

export const purgedTipsFact = defineFact({
  topic: 'tips.purged.v1',
  entity: PurgedTipsFact,
  data,
  restricted: true,
  row: (_published: z.output<typeof data>, quarter) => ({ firstDay: firstDayOf(quarter) }),
  lines: {
    entity: PurgedTipsLineFact,
    rows: ({ lines, channels }) => [
      ...lines.map((line) => ({ ...line, channel: null })),
      ...channels.map((line) => ({ ...notByChannel, ...line })),
    ],
  },
});

/** The first day of a quarter as it stands in the key, `2014-Q4`. */
function firstDayOf(quarter: string): string {
  const [year, number] = quarter.split('-Q');
  return `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01`;
}
