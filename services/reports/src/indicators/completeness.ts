import type { Words } from '@binhan/common/errors';
import { count, distinct } from '../figures/aggregate.ts';
import type { Counting, Part } from '../figures/count.ts';
import { counted, type Measure, type MeasureUnit } from '../figures/measure.ts';
import type { Source } from '../figures/source.ts';
import { dossierInTime, dossierLate, dossierMissing, dossiersDue } from '../sources/dossiers.ts';
import { notReported, reportedInTime, reportedLate, sessionLinesDue, sessionsDue } from '../sources/planned-sessions.ts';
import { heldInTime, heldLate, notHeld, reviewsDue } from '../sources/reviews.ts';
import { isRegistered, isRegisteredLate, registrationIsDue, unitRounds } from '../sources/unit-rounds.ts';

export const answers = ['due', 'onTime', 'late', 'missing'] as const;
export type Answer = (typeof answers)[number];
/** Conditions that part what is due into three. */
type Conditions = Record<Answer, string>;

/** What must come, and how it came. Classes of the clocks of tips are T4. */
export type Completeness = { records: 'REGISTRATIONS' | 'REVIEWS' | 'SESSIONS' | 'DOSSIERS'; measures: readonly Measure[] };

const names: Readonly<Record<Answer, Words>> = {
  due: { vi: 'Đến hạn', en: 'Due' },
  onTime: { vi: 'Đúng hạn', en: 'On time' },
  late: { vi: 'Muộn', en: 'Late' },
  missing: { vi: 'Còn thiếu', en: 'Missing' },
};

function completenessOf(
  records: Completeness['records'],
  unit: MeasureUnit,
  partOf: (where: string) => Part,
  conditions: Conditions,
): Completeness {
  return {
    records,
    measures: answers.map((code) => ({ code, name: names[code], unit, computation: counted(...partOf(conditions[code])) })),
  };
}

const rowsIn =
  (source: Source) =>
  (where: string): Part => [{ source, aggregate: count(where) }];
const sessionsOrLines = (where: string): [Counting, Counting] => [
  { source: sessionsDue, aggregate: count(where) },
  { source: sessionLinesDue, aggregate: distinct('f.id', where) },
];

export const completeness: readonly Completeness[] = [
  completenessOf('REGISTRATIONS', 'unit', rowsIn(unitRounds), {
    due: registrationIsDue,
    onTime: `${registrationIsDue} AND ${isRegistered} AND NOT ${isRegisteredLate}`,
    late: `${registrationIsDue} AND ${isRegisteredLate}`,
    missing: `${registrationIsDue} AND NOT ${isRegistered}`,
  }),
  completenessOf('REVIEWS', 'record', rowsIn(reviewsDue), { due: '1 = 1', onTime: heldInTime, late: heldLate, missing: notHeld }),
  completenessOf('SESSIONS', 'session', sessionsOrLines, {
    due: '1 = 1',
    onTime: reportedInTime,
    late: reportedLate,
    missing: notReported,
  }),
  completenessOf('DOSSIERS', 'record', rowsIn(dossiersDue), {
    due: '1 = 1',
    onTime: dossierInTime,
    late: dossierLate,
    missing: dossierMissing,
  }),
];
