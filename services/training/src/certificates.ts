import { readFileSync } from 'node:fs';
import type { Day } from '@binhan/common/clock';
import { plusMonths } from '@binhan/common/days';
import type { CertificateKind } from './entities/enrolment.ts';
import type { ClassKind } from './vocabulary.ts';

type Period = { classKind: ClassKind; certificateKind: CertificateKind; months: number; validFrom: Day; validTo: Day | null };

const { periods } = JSON.parse(readFileSync(new URL('../data/class-validity.json', import.meta.url), 'utf8')) as { periods: Period[] };

/** What a class of this kind certifies; nothing for a drill. */
export function certificateKindOf(kind: ClassKind): CertificateKind | undefined {
  return periods.find(({ classKind }) => classKind === kind)?.certificateKind;
}

/** First day on which a certificate of that day is no longer valid; null without an end. */
export function expiryOf(kind: ClassKind, issuedOn: Day): Day | null {
  const period = periods.find((one) => one.classKind === kind && one.validFrom <= issuedOn && (!one.validTo || issuedOn < one.validTo));
  return period ? plusMonths(issuedOn, period.months) : null;
}
