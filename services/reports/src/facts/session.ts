import { daysBetween } from '@binhan/common/days';
import { z } from 'zod';
import { SessionFact, SessionLineFact } from '../entities/session-fact.ts';
import { barred, defineFact, unitColumnsOrNone, unitFacts } from './fact-spec.ts';

const data = z.object({
  state: z.string(),
  programme: z.string(),
  channel: z.string(),
  topics: z.array(z.string()),
  areaId: z.string().nullable(),
  plannedOn: z.string().nullable(),
  heldOn: z.string().nullable(),
  reportedOn: z.string().nullable(),
  verifiedOn: z.string().nullable(),
  countMethod: z.string().nullable(),
  lines: z.array(
    z.object({ unitId: z.string().nullable(), unit: unitFacts.nullable(), audience: z.string(), attendance: z.number().int().nullable() }),
  ),
  synthetic: z.boolean(),
});

export const sessionFact = defineFact({
  topic: 'training.session.v1',
  entity: SessionFact,
  data,
  row: ({
    state,
    programme,
    channel,
    topics,
    areaId,
    plannedOn,
    heldOn,
    reportedOn,
    verifiedOn,
    countMethod,
    lines,
  }: z.output<typeof data>) => ({
    ...{ state, programme, channel, topics: barred(topics), areaId, plannedOn, heldOn, reportedOn, verifiedOn, countMethod },
    attendance: lines.reduce((sum, { attendance }) => sum + (attendance ?? 0), 0),
    daysToReport: heldOn === null || reportedOn === null ? null : daysBetween(heldOn, reportedOn),
  }),
  lines: {
    entity: SessionLineFact,
    rows: ({ lines }) =>
      lines.map(({ unitId, unit, audience, attendance }) => ({ ...unitColumnsOrNone(unitId, unit), audience, attendance })),
  },
});
