import { chunksOf } from '@binhan/common/chunks';
import type { Day } from '@binhan/common/clock';
import { plusDays } from '@binhan/common/days';
import { loadOnce, type Step } from '@binhan/common/sample-data';
import type { Tx } from '@binhan/common/transaction';
import { UnitRef } from '@binhan/reference/entities/unit';
import { readPlaces } from '@binhan/reference/sample-places';
import { GuardRef } from './entities/guard-ref.ts';
import { Session } from './entities/session.ts';
import { TrainingClass } from './entities/training-class.ts';
import { recordClass } from './operations/record-class.ts';
import { recordSession } from './operations/record-session.ts';
import { verifyClass } from './operations/verify-class.ts';
import { unitsIn } from './queries/units-in.ts';
import { articleClasses } from './sample-data/article-classes.ts';
import { articleSessions } from './sample-data/article-sessions.ts';
import { campaigns } from './sample-data/campaigns.ts';
import { liveClasses } from './sample-data/live-classes.ts';
import { liveSessions } from './sample-data/live-sessions.ts';
import { sessionLife } from './states/session.ts';

/**
 * Invented sessions and classes that give the figures of the article exactly (domain.md 1.9), then some around today in
 * every state. It builds on the units of the sample, so it runs once these have been read.
 */
export const loadSampleData = loadOnce(planSteps);

const perStep = 100;

async function planSteps(tx: Tx, today: Day): Promise<Step[]> {
  const places = await readPlaces(tx);
  if (!places.unitsOn(today).length) throw new Error('Load the sample data of units first, and wait until it was read here');
  const active = await tx.manager.find(UnitRef, { where: { state: 'ACTIVE', synthetic: true }, order: { code: 'ASC' } });
  const guards = await tx.manager.find(GuardRef, { where: { state: 'ACTIVE' }, order: { id: 'ASC' }, take: 150 });
  return [
    ...campaigns(today),
    ...chunksOf(articleSessions(places), perStep).flatMap((chunk, i) => {
      const [recorded, verified] = afterwards(chunk.at(-1)?.heldOn as Day);
      return [
        {
          key: `sessions/record/${i}`,
          day: recorded,
          run: async (tx: Tx) => {
            await unitsIn(tx, unitIdsOf(chunk));
            for (const session of chunk) await recordSession(tx, session);
          },
        },
        { key: `sessions/verify/${i}`, day: verified, run: (tx: Tx) => verifySessions(tx, recorded) },
      ];
    }),
    ...chunksOf(articleClasses(places), perStep).flatMap((chunk, i) => {
      const [recorded, verified] = afterwards(chunk.at(-1)?.firstDay as Day);
      return [
        {
          key: `classes/record/${i}`,
          day: recorded,
          run: async (tx: Tx) => {
            await unitsIn(tx, unitIdsOf(chunk));
            for (const one of chunk) await recordClass(tx, one);
          },
        },
        { key: `classes/verify/${i}`, day: verified, run: (tx: Tx) => verifyClasses(tx, recorded) },
      ];
    }),
    ...liveSessions(active, today),
    ...liveClasses(guards, today),
  ];
}

/** Days on which a batch is reported and verified. */
function afterwards(last: Day): [Day, Day] {
  return [plusDays(last, 3), plusDays(last, 12)];
}

function unitIdsOf(records: readonly { lines: readonly { unitId?: string | null }[] }[]): string[] {
  return records.flatMap(({ lines }) => lines.flatMap(({ unitId }) => unitId ?? []));
}

async function verifySessions(tx: Tx, reportedOn: Day): Promise<void> {
  const rows = await tx.manager.find(Session, { where: { state: 'REPORTED', reportedOn, synthetic: true }, order: { id: 'ASC' } });
  await unitsIn(
    tx,
    rows.flatMap(({ unitIds }) => unitIds),
  );
  for (const row of rows) await sessionLife.move(tx, 'verify', row);
}

async function verifyClasses(tx: Tx, completedOn: Day): Promise<void> {
  const rows = await tx.manager.find(TrainingClass, { where: { state: 'COMPLETED', completedOn, synthetic: true }, order: { id: 'ASC' } });
  for (const { id, version } of rows) await verifyClass(tx, { trainingClassId: id, expectedVersion: version });
}
