import { plusDays } from '@binhan/common/days';
import type { House } from './house.ts';
import type { Ledger, Row } from './ledger.ts';
import type { Actor, Mutate } from './mutate.ts';
import type { Random } from './random.ts';
import type { RecordType } from './records.ts';

export type Stage = {
  /** Of the unit: unique in the run. */
  name: string;
  areaIds: readonly string[];
  year: number;
  today: string;
  /** What a guard must have passed. */
  criteria: readonly string[];
  officer: Actor;
  sign: House['sign'];
  mutate: Mutate;
  ledger: Ledger;
  /** Waits for leave to go on; false when the run is over. */
  turn(): Promise<boolean>;
  random: Random;
};

/** One unit with its registration, a guard and a session, mutation after mutation, on ways that differ. Ends early when the run is over. */
export async function runStory(stage: Stage): Promise<void> {
  const { name, areaIds, year, today, criteria, officer, sign, mutate, ledger, turn, random } = stage;
  const newest: Partial<Record<RecordType, Row>> = {};
  const act = async (actor: Actor, mutation: string, record: RecordType, fields: object) => {
    if (!(await turn())) throw new Error('the run is over');
    const known = newest[record];
    const target = known ? { [`${record}Id`]: known.id, expectedVersion: known.version } : {};
    const row = await mutate(actor, mutation, record, { ...target, ...fields });
    newest[record] = row;
    return row;
  };
  const onUnit = (mutation: string, fields: object = {}) => act(officer, mutation, 'unit', fields);

  const kind = random.chance(0.5) ? { kind: 'SCHOOL', subKind: 'LOWER_SEC' } : { kind: 'AGENCY', subKind: 'PARTY_STATE_ORG' };
  const areaId = random.pick(areaIds);
  const details = { code: `W${name}`, name: `Đơn vị ${name}`, managementLevel: 'COMMUNE', areaId };
  const { id: unitId } = await onUnit('draftUnit', { ...details, ...kind });
  await onUnit('activateUnit');
  await onUnit('correctUnit', { headcountStaff: Math.floor(random.between(10, 500)) });

  const subject = `chaos-head-${name}`;
  const head: Actor = { subject, token: await sign({ roles: ['UNIT_HEAD'], units: [unitId], subject }) };
  const onGuard = (mutation: string, fields: object = {}) => act(head, mutation, 'guard', fields);
  const onSession = (mutation: string, fields: object = {}) => act(officer, mutation, 'session', fields);
  await onGuard('nominateGuard', { unitId, fullName: `Lò Văn ${name}`, birthYear: 1990, kind: 'FULL_TIME', education: 'UPPER_SECONDARY' });
  const lines = [{ unitId, audience: 'OFFICIALS' }];
  const session = { programme: 'MOVEMENT_AND_LAW', channel: 'ORAL', topics: ['MOVEMENT'], organisers: [{ kind: 'POLICE' }], areaId };
  // Tomorrow, so that a run may go on over midnight.
  await onSession('planSession', { ...session, plannedOn: plusDays(today, 1), lines });
  if (random.chance(0.8)) await onGuard('checkGuard', { checks: criteria.map((code) => ({ code, passed: true })) });

  const onRegistration = (actor: Actor, mutation: string, fields: object = {}) => act(actor, mutation, 'registration', fields);
  await onRegistration(head, 'draftRegistration', { unitId, roundYear: year });
  await onRegistration(head, 'submitRegistration');
  if (random.chance(0.3)) {
    await onRegistration(officer, 'returnRegistration', { reason: 'thiếu' });
    await onRegistration(head, 'submitRegistration');
  }
  await onRegistration(officer, 'acceptRegistration');
  if (random.chance(0.2)) await onRegistration(head, 'withdrawRegistration');
  // Not today: whoever restarts would start the guard, and nobody was told of that.
  if (newest.guard?.version === 2) await onGuard('appointGuard', { startOn: plusDays(today, 30) });
  const end = random.weighted({ dissolve: 30, suspend: 20, stay: 50 });
  if (end === 'dissolve') {
    await onUnit('dissolveUnit', { reason: 'giải thể' });
    for (const record of ['guard', 'session'] as const) ledger.closed.push({ record, id: (newest[record] as Row).id });
  } else if (end === 'suspend') {
    await onUnit('suspendUnit', { reason: 'sửa chữa' });
    await onUnit('correctUnit', { name: `${details.name} mới` });
  }
}
