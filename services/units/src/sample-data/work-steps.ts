import { plusDays } from '@binhan/common/days';
import type { Step } from '@binhan/common/sample-data';
import type { Tx } from '@binhan/common/transaction';
import { Plan } from '../entities/plan.ts';
import { type QualityGrade, Review } from '../entities/review.ts';
import type { Unit } from '../entities/unit.ts';
import { approvePlan } from '../operations/approve-plan.ts';
import { doTaskOfPlan } from '../operations/do-task-of-plan.ts';
import { draftPlan } from '../operations/draft-plan.ts';
import { holdReview } from '../operations/hold-review.ts';
import { planReview } from '../operations/plan-review.ts';
import { reportReview } from '../operations/report-review.ts';
import { planLife } from '../states/plan.ts';
import { reviewLife } from '../states/review.ts';
import type { Keeper } from './record-plan.ts';
import { basisIds, forKeepers } from './record-steps.ts';

const tasks = [
  { title: 'Tổ chức ký cam kết bảo đảm an ninh, trật tự', dueOn: '02-28' },
  { title: 'Tập huấn phòng cháy, chữa cháy và thoát nạn', dueOn: '06-30' },
  { title: 'Tham gia Ngày hội toàn dân bảo vệ an ninh Tổ quốc', dueOn: '08-19' },
  { title: 'Tự kiểm tra nội quy, quy chế', dueOn: '10-15' },
];

const provincialPolice = 'POLICE:12@2013-12-27';

/** Plans of a year, whose tasks are done in time, late or not at all. */
export function planWorkSteps(keepers: readonly Keeper[], year: number): Step[] {
  const on = (day: string) => `${year}-${day}`;
  const doTasks = async (tx: Tx, unit: Unit, ...ids: string[]) => {
    for (const taskId of ids) {
      const plan = await tx.manager.findOneByOrFail(Plan, { unitId: unit.id, year });
      await doTaskOfPlan(tx, { planId: plan.id, expectedVersion: plan.version, taskId });
    }
  };
  return [
    ...forKeepers('plans', on('01-20'), keepers, async (tx, { id: issuerId }) => {
      const title = `Kế hoạch bảo đảm an ninh, trật tự năm ${year}`;
      const dated = tasks.map(({ title: task, dueOn }) => ({ title: task, dueOn: `${year}-${dueOn}` }));
      const { plan } = await draftPlan(tx, { issuerId, year, title, tasks: dated });
      await approvePlan(tx, { planId: plan, expectedVersion: 1, basisIds });
    }),
    { key: `records/${year}/plan-of-the-province`, day: on('01-08'), run: (tx) => planOfProvince(tx, year) },
    ...forKeepers('tasks-in-time', on('02-25'), keepers, (tx, unit) => doTasks(tx, unit, '1')),
    ...forKeepers(
      'tasks-late',
      on('09-10'),
      keepers.filter(({ i }) => i % 4 !== 1),
      (tx, unit, { i }) => (i % 3 === 0 ? doTasks(tx, unit, '2') : doTasks(tx, unit, '2', '3')),
    ),
    ...forKeepers(
      'plans-closed',
      on('10-15'),
      keepers.filter(({ i }) => i % 8 === 4),
      async (tx, unit) => {
        await doTasks(tx, unit, '4');
        await planLife.move(tx, 'close', await tx.manager.findOneByOrFail(Plan, { unitId: unit.id, year }));
      },
    ),
  ];
}

async function planOfProvince(tx: Tx, year: number): Promise<void> {
  const title = `Kế hoạch xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc năm ${year}`;
  const dated = [
    { title: 'Hướng dẫn đăng ký và xét tiêu chuẩn', dueOn: `${year}-01-31` },
    { title: 'Sơ kết 6 tháng đầu năm', dueOn: `${year}-07-15` },
    { title: 'Kiểm tra lực lượng bảo vệ các đơn vị trọng điểm', dueOn: `${year}-10-31` },
  ];
  const { plan } = await draftPlan(tx, { issuerId: provincialPolice, year, title, tasks: dated });
  await approvePlan(tx, { planId: plan, expectedVersion: 1, basisIds: ['CT-06-2025'] });
}

/** Reviews of a year: held in time, late or never; reports given back, and some of low quality (domain.md 1.6 h). */
export function reviewSteps(all: readonly Keeper[], year: number): Step[] {
  const dueOn = `${year}-07-15`;
  const keepers = all.filter(({ hollow }) => !hollow);
  const held = keepers.filter(({ i }) => i % 7 !== 0);
  const late = held.filter(({ i }) => i % 5 === 1);
  const reported = held.filter(({ i }) => i % 9 !== 4);
  const on = (day: string) => `${year}-${day}`;
  const reviewOf = (tx: Tx, unit: Unit) => tx.manager.findOneByOrFail(Review, { unitId: unit.id, subject: 'MOVEMENT' });
  const hold = async (tx: Tx, unit: Unit) => {
    const { id, version } = await reviewOf(tx, unit);
    await holdReview(tx, { reviewId: id, expectedVersion: version });
  };
  const report = async (tx: Tx, unit: Unit) => {
    const { id, version } = await reviewOf(tx, unit);
    await reportReview(tx, { reviewId: id, expectedVersion: version });
  };
  const judge = async (tx: Tx, unit: Unit, action: 'accept' | 'return', input: object) =>
    void (await reviewLife.move(tx, action, await reviewOf(tx, unit), input));
  const gradeOf = (i: number): QualityGrade => (i % 8 === 3 ? 'POOR' : i % 3 === 0 ? 'FAIR' : 'GOOD');
  const half = { periodFrom: `${year}-01-01`, periodTo: `${year}-06-30`, dueOn };
  const whole = { periodFrom: plusDays(`${year}-01-01`, -46), periodTo: `${year}-11-15`, dueOn: `${year}-12-15` };
  return [
    ...forKeepers('reviews', on('05-05'), keepers, async (tx, { id: unitId }, { i }) => {
      await planReview(tx, { unitId, kind: 'SO_KET', subject: 'MOVEMENT', ...half });
      if (i % 2) await planReview(tx, { unitId, kind: 'TONG_KET', subject: 'ROUND', ...whole });
    }),
    ...forKeepers('reviews-held', on('07-10'), without(held, late), hold),
    ...forKeepers('reviews-late', on('08-24'), late, hold),
    ...forKeepers('reviews-reported', on('08-28'), reported, report),
    ...forKeepers(
      'reviews-returned',
      on('09-05'),
      reported.filter(({ i }) => i % 6 === 5),
      (tx, unit) => judge(tx, unit, 'return', { reason: 'Bổ sung số liệu so sánh (dữ liệu minh họa)' }),
    ),
    ...forKeepers(
      'reviews-again',
      on('09-15'),
      reported.filter(({ i }) => i % 12 === 5),
      report,
    ),
    ...forKeepers(
      'reviews-accepted',
      on('09-25'),
      reported.filter(({ i }) => i % 6 !== 5 || i % 12 === 5),
      (tx, unit, { i }) => judge(tx, unit, 'accept', { qualityGrade: gradeOf(i) }),
    ),
  ];
}

function without<T>(list: readonly T[], others: readonly T[]): T[] {
  return list.filter((one) => !others.includes(one));
}
