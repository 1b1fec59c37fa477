import { chunksOf } from '@binhan/common/chunks';
import type { Day } from '@binhan/common/clock';
import type { Step } from '@binhan/common/sample-data';
import type { Tx } from '@binhan/common/transaction';
import { holdsOn } from '@binhan/common/validity';
import { AreaCover } from '../entities/area.ts';
import type { AuthorityKind } from '../entities/authority.ts';
import { Authority } from '../entities/authority.ts';
import type { Registration } from '../entities/registration.ts';
import type { Unit } from '../entities/unit.ts';
import { appraiseRegistration } from '../operations/appraise-registration.ts';
import { attestRegistration } from '../operations/attest-registration.ts';
import { decideRegistration } from '../operations/decide-registration.ts';
import { draftRegistration } from '../operations/draft-registration.ts';
import { submitRegistration } from '../operations/submit-registration.ts';
import { recognitionsOf } from '../queries/registrations.ts';
import { criteriaFor, ruleSetIn } from '../rounds.ts';
import { recognitionLife } from '../states/recognition.ts';
import { registrationLife } from '../states/registration.ts';
import type { Path } from './plan.ts';
import { type Entry, registrationsOf, unitsByCode } from './steps.ts';

const chunkSize = 100;

/** Days on which the sample's units take the steps of a round. */
export type RoundDays = { year: number; draft: Day; accept: Day; late: Day; attest: Day; assess: Day; appraise: Day; decide: Day };

/** What decides in a round of the sample, and on what basis. */
export type Deciding = { body: AuthorityKind; basisIds: string[] };

type Found = { entry: Entry; unit: Unit; registration: Registration };
const pathsPast =
  (...stops: Path[]) =>
  ({ path }: Entry) =>
    !stops.includes(path);
const pastDraft = pathsPast('DRAFT');
const accepted = pathsPast('DRAFT', 'SUBMITTED', 'RETURNED', 'WITHDRAWN');
const assessed = pathsPast('DRAFT', 'SUBMITTED', 'RETURNED', 'WITHDRAWN', 'ACCEPTED');
const appraised = pathsPast('DRAFT', 'SUBMITTED', 'RETURNED', 'WITHDRAWN', 'ACCEPTED', 'SELF_ASSESSED');
const decided = ({ path }: Entry) => ['GRANTED', 'REVOKED', 'REFUSED'].includes(path);

/** Every step of these entries through one round, in order of days, each for a chunk of units in one transaction. */
export function roundSteps(entries: readonly Entry[], days: RoundDays, deciding: Deciding): Step[] {
  const { year } = days;
  const each = (name: string, day: Day, chosen: (entry: Entry) => boolean, run: (tx: Tx, found: Found) => Promise<unknown>): Step[] =>
    chunksOf(entries.filter(chosen), chunkSize).map((chunk, i) => ({
      key: `${year}/${name}/${i}`,
      day,
      run: async (tx) => {
        for (const found of await registrationsOf(tx, chunk, year)) await run(tx, found);
      },
    }));
  const id = ({ registration }: Found) => ({ registrationId: registration.id, expectedVersion: registration.version });
  const move =
    (action: string, input: object = {}) =>
    (tx: Tx, found: Found) =>
      registrationLife.move(tx, action, found.registration, input);
  const mend = { reason: 'Bổ sung kế hoạch bảo đảm an ninh, trật tự (dữ liệu minh họa)' };
  return [
    ...chunksOf(entries, chunkSize).map((chunk, i) => ({
      key: `${year}/draft/${i}`,
      day: days.draft,
      run: (tx: Tx) => draftAll(tx, chunk, year),
    })),
    ...each(
      'submit',
      days.draft,
      (entry) => pastDraft(entry) && !entry.late,
      (tx, found) => submitRegistration(tx, id(found)),
    ),
    ...each(
      'return',
      days.accept,
      (entry) => entry.path === 'RETURNED' || (entry.returnedOnce && accepted(entry) && !entry.late),
      move('return', mend),
    ),
    ...each(
      'resubmit',
      days.accept,
      (entry) => entry.returnedOnce && accepted(entry) && !entry.late,
      (tx, found) => submitRegistration(tx, id(found)),
    ),
    ...each(
      'submit-late',
      days.late,
      (entry) => pastDraft(entry) && entry.late,
      (tx, found) => submitRegistration(tx, id(found)),
    ),
    ...each('accept', days.late, accepted, move('accept')),
    ...each('withdraw', days.late, ({ path }) => path === 'WITHDRAWN', move('withdraw')),
    ...each('attest', days.attest, accepted, (tx, found) => attestAll(tx, found, days.attest)),
    ...each('self-assess', days.assess, assessed, move('selfAssess')),
    ...each('appraise', days.appraise, appraised, (tx, found) =>
      appraiseRegistration(tx, { ...id(found), proposed: found.entry.path !== 'REFUSED' }),
    ),
    ...each('decide', days.decide, decided, (tx, found) => decide(tx, found, days.decide, deciding)),
    ...each('revoke', days.decide, ({ path }) => path === 'REVOKED', revoke),
  ];
}

async function draftAll(tx: Tx, entries: readonly Entry[], roundYear: number): Promise<void> {
  for (const { id: unitId } of (
    await unitsByCode(
      tx,
      entries.map(({ code }) => code),
    )
  ).values())
    await draftRegistration(tx, { unitId, roundYear });
}

/**
 * Answers every criterion and names every paper; a unit that will be refused admits one criterion as not met. The papers
 * of criteria come from before the system, or stand in for records that a unit does not have; a unit that has not come
 * to its self-assessment has not looked for them yet.
 */
async function attestAll(tx: Tx, { entry, unit, registration }: Found, datedOn: Day): Promise<void> {
  const { content } = await ruleSetIn(tx, registration.ruleSetId);
  const criteria = criteriaFor(unit, content).map(({ code, evidence }, i) => ({
    code,
    met: !(entry.path === 'REFUSED' && code === 'MODEL'),
    ...(evidence !== 'ATTESTATION' && assessed(entry) ? { documentNumber: `${i + 1}/HS-${unit.code}` } : {}),
  }));
  const documents = content.dossier.map((kind, i) => ({ kind, number: `${i + 1}/${unit.code}`, datedOn }));
  await attestRegistration(tx, { registrationId: registration.id, expectedVersion: registration.version, criteria, documents });
}

async function decide(tx: Tx, { entry, unit, registration }: Found, decidedOn: Day, { body, basisIds }: Deciding): Promise<void> {
  const met = entry.path !== 'REFUSED';
  const { id: authorityId } = await competentAuthority(tx, registration, body, decidedOn);
  const reasons = met ? {} : { reasonCode: 'CRITERIA_NOT_MET' as const, reason: 'Chưa có mô hình tự quản (dữ liệu minh họa)' };
  await decideRegistration(tx, {
    registrationId: registration.id,
    expectedVersion: registration.version,
    outcome: met ? 'MET' : 'NOT_MET',
    grade: met ? ((['EXCELLENT', 'GOOD', 'GOOD', 'AVERAGE'] as const)[unit.code.charCodeAt(6) % 4] ?? null) : null,
    authorityId,
    decisionNo: `${unit.code}/QĐ-${registration.roundYear}`,
    decidedOn,
    basisIds,
    ...reasons,
  });
}

async function revoke(tx: Tx, { registration }: Found): Promise<void> {
  const [recognition] = await recognitionsOf(tx.manager, [registration.id]);
  if (recognition)
    await recognitionLife.move(tx, 'revoke', recognition, {
      reasonCode: 'FALSE_DOSSIER',
      reason: 'Hồ sơ không đúng thực tế (dữ liệu minh họa)',
    });
}

/** The body of the deciding level whose area holds the unit. */
function competentAuthority(tx: Tx, { areaId, decidingLevel }: Registration, kind: AuthorityKind, on: Day): Promise<Authority> {
  return tx.manager
    .createQueryBuilder(Authority, 'b')
    .where({ kind, level: decidingLevel })
    .andWhere(holdsOn('b'), { on })
    .andWhere(
      (query) =>
        `b.areaId IN ${query.subQuery().select('c.areaId').from(AreaCover, 'c').where('c.coveredId = :areaId', { areaId }).getQuery()}`,
    )
    .getOneOrFail();
}
