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
  officer: Actor;
  sign: House['sign'];
  mutate: Mutate;
  ledger: Ledger;
  /** Waits for leave to go on; false when the run is over. */
  turn(): Promise<boolean>;
  random: Random;
};

/** One unit and its registration, mutation after mutation, on ways that differ. Ends early when the run is over. */
export async function runStory({ name, areaIds, year, officer, sign, mutate, turn, random }: Stage): Promise<void> {
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
  const details = { code: `W${name}`, name: `Đơn vị ${name}`, managementLevel: 'COMMUNE', areaId: random.pick(areaIds) };
  const { id: unitId } = await onUnit('draftUnit', { ...details, ...kind });
  await onUnit('activateUnit');
  await onUnit('correctUnit', { headcountStaff: Math.floor(random.between(10, 500)) });

  const subject = `chaos-head-${name}`;
  const head: Actor = { subject, token: await sign({ roles: ['UNIT_HEAD'], units: [unitId], subject }) };
  const onRegistration = (actor: Actor, mutation: string, fields: object = {}) => act(actor, mutation, 'registration', fields);
  await onRegistration(head, 'draftRegistration', { unitId, roundYear: year });
  await onRegistration(head, 'submitRegistration');
  if (random.chance(0.3)) {
    await onRegistration(officer, 'returnRegistration', { reason: 'thiếu' });
    await onRegistration(head, 'submitRegistration');
  }
  await onRegistration(officer, 'acceptRegistration');
  if (random.chance(0.2)) await onRegistration(head, 'withdrawRegistration');
  if (random.chance(0.3)) {
    await onUnit('suspendUnit', { reason: 'sửa chữa' });
    await onUnit('correctUnit', { name: `${details.name} mới` });
  }
}
