import { count, distinct, sum } from '../figures/aggregate.ts';
import type { Part } from '../figures/count.ts';
import { type Indicator, staff } from '../figures/indicator.ts';
import { counted, percent, sampled } from '../figures/measure.ts';
import { median } from '../figures/statistic.ts';
import { dossierLate, dossierMissing, dossiersDue } from '../sources/dossiers.ts';
import { plans } from '../sources/plans.ts';
import { isCounted, registrations } from '../sources/registrations.ts';
import { heldInTime, heldLate, isPoor, notHeld, reviewReports, reviewsDue, unitHeldNone, wasReturned } from '../sources/reviews.ts';

const due = (where?: string): Part => [{ source: reviewsDue, aggregate: count(where) }];
const reports = (where?: string): Part => [{ source: reviewReports, aggregate: count(where) }];
const dossiers = (where?: string): Part => [{ source: dossiersDue, aggregate: count(where) }];
const submitted = (where = isCounted): Part => [{ source: registrations, aggregate: count(where) }];

const r1: Indicator = {
  code: 'R1',
  name: { vi: 'Sơ kết, tổng kết đúng hạn', en: 'Reviews in time' },
  definition: {
    vi: 'Cuộc sơ kết, tổng kết có hạn đã qua vào ngày tính, không kể đã hủy: tổ chức đúng hạn, muộn, hoặc chưa tổ chức. Số ngày muộn chỉ tính các cuộc đã tổ chức muộn. Đơn vị chưa từng tổ chức: có cuộc đến hạn nhưng đến ngày tính chưa tổ chức cuộc nào.',
    en: 'Reviews whose due day has passed, without cancelled ones: held in time, held late, or not held. Days late are of those held late. Units that never held one: had a review due, and have held none at all by the day.',
  },
  formula: 'count of reviews due, by how they were held; median of days late',
  measures: [
    { code: 'due', name: { vi: 'Đến hạn', en: 'Due' }, unit: 'record', computation: counted(...due()) },
    {
      code: 'inTime',
      name: { vi: 'Tỷ lệ đúng hạn', en: 'Share held in time' },
      unit: 'percent',
      computation: percent(due(heldInTime), due()),
    },
    { code: 'late', name: { vi: 'Tổ chức muộn', en: 'Held late' }, unit: 'record', computation: counted(...due(heldLate)) },
    {
      code: 'overdue',
      name: { vi: 'Quá hạn, chưa tổ chức', en: 'Overdue and not held' },
      unit: 'record',
      computation: counted(...due(notHeld)),
    },
    {
      code: 'medianDaysLate',
      name: { vi: 'Số ngày muộn, trung vị', en: 'Median days late' },
      unit: 'day',
      computation: sampled(median, { source: reviewsDue, value: 'f.daysLate', where: heldLate }),
    },
    {
      code: 'neverHeld',
      name: { vi: 'Đơn vị chưa từng tổ chức', en: 'Units that never held one' },
      unit: 'unit',
      computation: counted({ source: reviewsDue, aggregate: distinct('f.unitId', unitHeldNone) }),
    },
  ],
  seenBy: ['PUBLIC'],
  rowsSeenBy: staff,
  article: '(h)',
};

const r2: Indicator = {
  code: 'R2',
  name: { vi: 'Chất lượng báo cáo', en: 'Quality of reports' },
  definition: {
    vi: 'Báo cáo sơ kết, tổng kết đã gửi từng bị trả lại hoặc bị đánh giá yếu khi chấp nhận, trên tổng số báo cáo đã gửi.',
    en: 'Reports of reviews that were ever returned or graded poor at acceptance, out of all that were sent.',
  },
  formula: '(returned or graded POOR) / reported',
  measures: [
    {
      code: 'share',
      name: { vi: 'Tỷ lệ chưa đạt yêu cầu', en: 'Share of low quality' },
      unit: 'percent',
      computation: percent(reports(`(${wasReturned} OR ${isPoor})`), reports()),
    },
    {
      code: 'returned',
      name: { vi: 'Từng bị trả lại', en: 'Ever returned' },
      unit: 'record',
      computation: counted(...reports(wasReturned)),
    },
    { code: 'poor', name: { vi: 'Bị đánh giá yếu', en: 'Graded poor' }, unit: 'record', computation: counted(...reports(isPoor)) },
  ],
  seenBy: ['PUBLIC'],
  rowsSeenBy: staff,
  article: '(h)',
};

const r3: Indicator = {
  code: 'R3',
  name: { vi: 'Kế hoạch và hồ sơ đúng hạn', en: 'Plans and dossiers in time' },
  definition: {
    vi: 'Nhiệm vụ trong kế hoạch đã phê duyệt hoàn thành đúng hạn, trên số đã hoàn thành hoặc đã quá hạn. Đăng ký nộp sau ngày quy định, trên số đã nộp và chưa rút. Hồ sơ tự đánh giá nộp sau hạn của bộ tiêu chí, hoặc chưa có khi hạn đã qua, của đơn vị đã đăng ký.',
    en: 'Tasks of approved plans done in time, out of those done or past their day. Registrations after the due day, out of those submitted and not withdrawn. Self-assessments after the deadline of the rule set, or none although it has passed, of units that registered.',
  },
  formula: 'done in time / (done + open past due); late / submitted; late, missing dossiers / dossiers due',
  measures: [
    {
      code: 'tasksInTime',
      name: { vi: 'Nhiệm vụ đúng hạn', en: 'Tasks done in time' },
      unit: 'percent',
      computation: percent(
        [{ source: plans, aggregate: sum('f.doneOnTime') }],
        [{ source: plans, aggregate: sum('f.done + f.openPastDue') }],
      ),
    },
    {
      code: 'lateRegistrations',
      name: { vi: 'Đăng ký muộn', en: 'Late registrations' },
      unit: 'percent',
      computation: percent(submitted(`${isCounted} AND f.late = 1`), submitted()),
    },
    {
      code: 'lateDossiers',
      name: { vi: 'Hồ sơ muộn', en: 'Late dossiers' },
      unit: 'percent',
      computation: percent(dossiers(dossierLate), dossiers()),
    },
    {
      code: 'missingDossiers',
      name: { vi: 'Hồ sơ còn thiếu', en: 'Missing dossiers' },
      unit: 'record',
      computation: counted(...dossiers(dossierMissing)),
    },
  ],
  seenBy: ['PUBLIC'],
  rowsSeenBy: staff,
  article: '(h)',
};

export const reviewIndicators = [r1, r2, r3];
