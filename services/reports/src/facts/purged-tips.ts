import { z } from 'zod';
import { PurgedTipsFact, PurgedTipsLineFact } from '../entities/purged-tips-fact.ts';
import { firstDayOf } from '../figures/period.ts';
import { defineFact } from './fact-spec.ts';

const count = z.number().int();
const notByValue = {
  ...{ value: null, sourceUnitKind: null, extended: null, forwarded: null, forwardedInTime: null },
  ...{ acknowledged: null, acknowledgedInTime: null, resolved: null, resolvedInTime: null },
};
const noClock = { clock: null, sameDay: null, inTime: null, upToTwice: null, later: null };
const durations = z.tuple([count, count, count, count]);
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
  durations: z.array(z.object({ category: z.string(), forward: durations, acknowledge: durations, resolve: durations })).default([]),
  /** The topic does not say: it counts tips of both kinds. */
  synthetic: z.boolean().default(false),
});

export const purgedTipsFact = defineFact({
  topic: 'tips.purged.v1',
  entity: PurgedTipsFact,
  data,
  restricted: true,
  row: (_published: z.output<typeof data>, quarter) => ({ firstDay: firstDayOf('QUARTER', quarter) }),
  lines: {
    entity: PurgedTipsLineFact,
    rows: ({ lines, channels, durations }) => [
      ...lines.map((line) => ({ ...noClock, ...line, channel: null })),
      ...channels.map((line) => ({ ...noClock, ...notByValue, ...line })),
      ...durations.flatMap(({ category, forward, acknowledge, resolve }) => [
        { ...notByValue, channel: null, category, clock: 'FORWARD', ...classes(forward) },
        { ...notByValue, channel: null, category, clock: 'ACKNOWLEDGE', ...classes(acknowledge) },
        { ...notByValue, channel: null, category, clock: 'RESOLVE', ...classes(resolve) },
      ]),
    ],
  },
});

function classes([sameDay, inTime, upToTwice, later]: z.output<typeof durations>) {
  return { tips: sameDay + inTime + upToTwice + later, sameDay, inTime, upToTwice, later };
}
