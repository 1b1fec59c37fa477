import type { Day } from '@binhan/common/clock';
import { plusDays } from '@binhan/common/days';
import type { Step } from '@binhan/common/sample-data';
import type { Tx } from '@binhan/common/transaction';
import type { UnitRef } from '@binhan/reference/entities/unit';
import { Session, type SessionState } from '../entities/session.ts';
import { correctSession } from '../operations/correct-session.ts';
import { holdSession } from '../operations/hold-session.ts';
import { planSession } from '../operations/plan-session.ts';
import { reportSession } from '../operations/report-session.ts';
import { verifySession } from '../operations/verify-session.ts';
import { sessionLife } from '../states/session.ts';
import type { Topic } from '../vocabulary.ts';
import { audienceOf } from './article-sessions.ts';

const topics: readonly Topic[] = ['TRAFFIC', 'THEFT', 'FRAUD_ONLINE', 'DRUGS', 'FIRE', 'SCHOOL_VIOLENCE', 'DROWNING', 'INFOSEC'];
const shown = '(dữ liệu minh họa)';

/** Sessions around today: of each unit one plan, and every state at the end. */
export function liveSessions(units: readonly UnitRef[], today: Day): Step[] {
  const ago = (days: number) => plusDays(today, -days);
  const few = units.slice(0, 70);
  const plan = (key: string, chosen: readonly UnitRef[], plannedOn: Day, day: Day): Step => ({
    key: `live/plan/${key}`,
    day,
    run: async (tx) => {
      for (const [i, unit] of chosen.entries()) await planSession(tx, planOf(unit, i, plannedOn));
    },
  });
  const each = (
    key: string,
    day: Day,
    state: SessionState,
    most: number,
    act: (tx: Tx, row: Session, i: number) => Promise<unknown>,
  ): Step => ({
    key: `live/${key}`,
    day,
    run: async (tx) => {
      const rows = await tx.manager.find(Session, { where: { state, plannedOn: ago(14) }, order: { id: 'ASC' }, take: most });
      for (const [i, row] of rows.entries()) await act(tx, row, i);
    },
  });
  const id = ({ id: sessionId, version }: Session) => ({ sessionId, expectedVersion: version });
  const report = (tx: Tx, row: Session, i: number) =>
    reportSession(tx, {
      ...id(row),
      lines: row.unitIds.map((unitId) => ({ unitId, audience: 'OFFICIALS', attendance: 18 + ((i * 13) % 70) })),
      countMethod: i % 4 ? 'SIGN_IN' : 'ESTIMATE',
    });
  return [
    plan('past', few.slice(0, 50), ago(14), ago(21)),
    each('cancel', ago(15), 'PLANNED', 4, (tx, row) => sessionLife.move(tx, 'cancel', row, { reason: `Mưa lũ ${shown}` })),
    each('hold', ago(14), 'PLANNED', 42, (tx, row) => holdSession(tx, id(row))),
    each('report', ago(12), 'HELD', 36, report),
    each('return', ago(11), 'REPORTED', 3, (tx, row) => sessionLife.move(tx, 'return', row, { reason: `Thiếu danh sách ${shown}` })),
    each('verify', ago(10), 'REPORTED', 24, (tx, row) => verifySession(tx, id(row))),
    each('correct', ago(5), 'VERIFIED', 1, (tx, row) =>
      correctSession(tx, {
        ...id(row),
        reason: `Đếm sót một lớp ${shown}`,
        countMethod: 'HEADCOUNT',
        lines: [{ unitId: row.unitIds[0] ?? null, audience: 'OFFICIALS', attendance: 64 }],
      }),
    ),
    { key: 'live/verify-correction', day: ago(4), run: verifyCorrections },
    plan('next', few.slice(50), plusDays(today, 9), today),
  ];
}

async function verifyCorrections(tx: Tx): Promise<void> {
  for (const { id, version, correctsId } of await tx.manager.findBy(Session, { state: 'REPORTED', versionNumber: 2 }))
    if (correctsId) await verifySession(tx, { sessionId: id, expectedVersion: version });
}

function planOf(unit: UnitRef, i: number, plannedOn: Day) {
  const topic = topics[i % topics.length] as Topic;
  return {
    programme:
      topic === 'TRAFFIC' ? ('TRAFFIC_AT_UNITS' as const) : topic === 'FIRE' ? ('FIRE_TALKS' as const) : ('MOVEMENT_AND_LAW' as const),
    channel: 'DIRECT' as const,
    topics: [topic],
    organisers: [{ kind: 'POLICE' as const }],
    areaId: unit.areaId,
    plannedOn,
    place: `Hội trường ${shown}`,
    lines: [{ unitId: unit.id, audience: audienceOf(unit) }],
  };
}
