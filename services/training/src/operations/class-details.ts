import { requireNotBefore } from '@binhan/common/days';
import { enteredCount, enteredText } from '@binhan/common/entered';
import type { Tx } from '@binhan/common/transaction';
import type { TrainingClass } from '../entities/training-class.ts';
import type { Measure } from '../headcount.ts';
import type { ClassKind, ClassProgramme, Topic } from '../vocabulary.ts';
import { type BodyInput, organisersOf } from './bodies.ts';
import { communeOn, type Placement } from './placement.ts';

/** What is entered of a class besides its lines. */
export type ClassDetails = Placement & {
  kind: ClassKind;
  programme: ClassProgramme;
  counts: Measure;
  topic: Topic;
  organisers: BodyInput[];
  firstDay: string;
  lastDay?: string | null;
  places?: number | null;
  place?: string | null;
  issuerId?: string | null;
  /** Of sample data only: the contract does not offer it. */
  synthetic?: boolean;
};

/** The columns of a new class, checked for its first day. */
export async function newClass(tx: Tx, details: ClassDetails): Promise<Omit<TrainingClass, 'state' | 'unitIds' | 'synthetic'>> {
  const { kind, programme, counts, topic, firstDay, places = null, issuerId = null } = details;
  const lastDay = details.lastDay ?? firstDay;
  requireNotBefore(firstDay, lastDay, 'input.lastDay');
  if (places !== null) enteredCount(places, 'input.places', 10_000, 1);
  return {
    id: tx.newId(),
    version: 1,
    ownerId: tx.viewer.subject ?? '',
    reporterId: null,
    kind,
    programme,
    counts,
    topic,
    organisers: organisersOf(details.organisers),
    areaId: await communeOn(tx, details, firstDay),
    firstDay,
    lastDay,
    places,
    place: enteredText(details.place, 'input.place', 300) || null,
    issuerId,
    countMethod: null,
    completedOn: null,
    verifiedOn: null,
    reason: null,
  };
}
