import { chunksOf } from '@binhan/common/chunks';
import type { Day } from '@binhan/common/clock';
import { plusDays, plusMonths } from '@binhan/common/days';
import type { Step } from '@binhan/common/sample-data';
import type { Tx } from '@binhan/common/transaction';
import { Enrolment } from '../entities/enrolment.ts';
import type { GuardRef } from '../entities/guard-ref.ts';
import { TrainingClass } from '../entities/training-class.ts';
import { addEnrolment } from '../operations/add-enrolment.ts';
import { completeClass } from '../operations/complete-class.ts';
import { planClass } from '../operations/plan-class.ts';
import { verifyClass } from '../operations/verify-class.ts';
import { enrolmentLife } from '../states/enrolment.ts';
import { trainingClassLife } from '../states/training-class.ts';

const provincialPolice = 'POLICE:12@2013-12-27';
const perClass = 25;

/** Guard classes whose certificates have lapsed, end soon and are fresh, one that runs, and one that is to come. */
export function liveClasses(guards: readonly GuardRef[], today: Day): Step[] {
  const days = [plusMonths(today, -39), plusDays(plusMonths(today, -36), 45), plusMonths(today, -14), plusMonths(today, -5)];
  const groups = chunksOf(guards, perClass);
  const coming = plusDays(today, 21);
  return [
    ...days.flatMap((firstDay, i) => wholeClass(groups[i] ?? [], firstDay, `live-class/${i}`)),
    ...running(groups[4] ?? [], plusDays(today, -1), 'live-class/running'),
    ...step('live-class/coming', today, groups[5] ?? [], (tx, group) => open(tx, group, coming)),
  ];
}

function wholeClass(group: readonly GuardRef[], firstDay: Day, key: string): Step[] {
  const lastDay = plusDays(firstDay, 4);
  return [
    ...step(`${key}/plan`, plusDays(firstDay, -14), group, (tx) => open(tx, group, firstDay)),
    ...step(`${key}/start`, firstDay, group, (tx) => start(tx, firstDay)),
    ...step(`${key}/complete`, lastDay, group, (tx) => complete(tx, firstDay)),
    ...step(`${key}/verify`, plusDays(lastDay, 3), group, async (tx) => {
      const { id, version } = await classOf(tx, firstDay);
      await verifyClass(tx, { trainingClassId: id, expectedVersion: version });
    }),
  ];
}

function running(group: readonly GuardRef[], firstDay: Day, key: string): Step[] {
  return [
    ...step(`${key}/plan`, plusDays(firstDay, -14), group, (tx) => open(tx, group, firstDay)),
    ...step(`${key}/start`, firstDay, group, (tx) => start(tx, firstDay)),
  ];
}

function step(key: string, day: Day, group: readonly GuardRef[], run: (tx: Tx, group: readonly GuardRef[]) => Promise<unknown>): Step[] {
  return group.length ? [{ key, day, run: async (tx) => void (await run(tx, group)) }] : [];
}

/** The class belongs to no single commune: its guards come from all of the province. */
async function open(tx: Tx, group: readonly GuardRef[], firstDay: Day): Promise<void> {
  const { trainingClass: classId } = await planClass(tx, {
    kind: 'GUARD_SKILLS',
    programme: 'GUARD_TRAINING',
    counts: 'PEOPLE',
    topic: 'CRIME_PREVENTION',
    organisers: [{ kind: 'POLICE', authorityId: provincialPolice }],
    notAllocated: true,
    firstDay,
    lastDay: plusDays(firstDay, 4),
    places: perClass + 5,
    issuerId: provincialPolice,
    lines: [{ audience: 'GUARDS' }],
    synthetic: true,
  });
  for (const { id: guardId } of group) await addEnrolment(tx, { classId, guardId });
}

async function start(tx: Tx, firstDay: Day): Promise<void> {
  await trainingClassLife.move(tx, 'start', await classOf(tx, firstDay));
}

async function complete(tx: Tx, firstDay: Day): Promise<void> {
  const { id, version } = await classOf(tx, firstDay);
  const enrolments = await tx.manager.find(Enrolment, { where: { classId: id, state: 'ENROLLED' }, order: { id: 'ASC' } });
  const failed = (i: number) => i % 12 === 11;
  for (const [i, enrolment] of enrolments.entries())
    await enrolmentLife.move(tx, 'mark', enrolment, { result: failed(i) ? 'FAILED' : 'PASSED' });
  const learners = enrolments.length;
  const passed = enrolments.filter((_, i) => !failed(i)).length;
  const lines = [{ audience: 'GUARDS' as const, learners, passed }];
  await completeClass(tx, { trainingClassId: id, expectedVersion: version, lines, countMethod: 'SIGN_IN' });
}

function classOf({ manager }: Tx, firstDay: Day): Promise<TrainingClass> {
  return manager.findOneByOrFail(TrainingClass, { kind: 'GUARD_SKILLS', firstDay, synthetic: true });
}
