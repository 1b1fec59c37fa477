import type { SessionFact } from '../entities/session-fact.ts';
import { sessions as source } from '../sources/sessions.ts';
import { defineRollup, monthOf, monthOfDay } from './rollup.ts';

/** W1, W2. */
export const sessionRollup = defineRollup<SessionFact>({
  topic: 'training.session.v1',
  cell: ({ state, areaId, heldOn, programme, channel, attendance }) =>
    state === 'VERIFIED' && heldOn
      ? { areaId: areaId ?? '', day: monthOf(heldOn), programme, channel, records: 1, attendances: attendance }
      : undefined,
  source,
  columns: {
    areaId: "COALESCE(f.areaId, '')",
    day: monthOfDay,
    programme: 'f.programme',
    channel: 'f.channel',
    records: '1',
    attendances: 'f.attendance',
  },
  amounts: ['records', 'attendances'],
  period: 'day',
  grains: [
    { table: 'sessions_by_commune', place: 'COMMUNE', keys: ['areaId', 'day', 'programme', 'channel'] },
    { table: 'sessions_by_province', place: 'PROVINCE', keys: ['day', 'areaId', 'programme'] },
    { table: 'sessions_by_province_channel', place: 'PROVINCE', keys: ['day', 'areaId', 'programme', 'channel'] },
  ],
});
