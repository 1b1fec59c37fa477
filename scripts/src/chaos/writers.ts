import { setTimeout as pause } from 'node:timers/promises';
import { dataOf } from '../smoke/graphql.ts';
import type { House } from './house.ts';
import type { Ledger, RecordType, Row } from './ledger.ts';
import { type Actor, createMutate } from './mutate.ts';
import type { Random } from './random.ts';

export type Writers = { stop(): Promise<void> };
export type WriterOptions = { house: House; urls: readonly string[]; ledger: Ledger; random: Random; rate: number };

const writerCount = 16;
/** Mutations come in bursts, so that the outbox holds events of several partitions at once. */
const burstMs = 400;

/** Officers and heads of units who work without a pause, at most `rate` mutations a second together. */
export async function startWriters({ house, urls, ledger, random, rate }: WriterOptions): Promise<Writers> {
  const query = '{ areas(level: COMMUNE, first: 40) { nodes { id } } round { year } }';
  const { areas, round } = await dataOf(urls[0] as string, { query });
  const areaIds = (areas.nodes as { id: string }[]).map(({ id }) => id);
  const mutate = createMutate(urls, ledger, random);
  const officer: Actor = { subject: 'chaos-officer', token: await house.sign({ roles: ['PROVINCIAL_OFFICER'], subject: 'chaos-officer' }) };
  let stopped = false;
  let slots = 0;
  const burst = setInterval(() => {
    slots = Math.ceil((rate * burstMs) / 1000);
  }, burstMs);

  /** False when the run is over: a story may end after any of its mutations. */
  const turn = async () => {
    while (!stopped && slots <= 0) await pause(10);
    slots--;
    return !stopped;
  };

  const story = async (writer: number, number: number) => {
    let unit: Row | undefined;
    let registration: Row | undefined;
    const act = async (actor: Actor, mutation: string, record: RecordType, fields: object) => {
      if (!(await turn())) return false;
      const current = record === 'unit' ? unit : registration;
      const target = current ? { [`${record}Id`]: current.id, expectedVersion: current.version } : {};
      const row = await mutate(actor, mutation, record, { ...target, ...fields });
      if (record === 'unit') unit = row;
      else registration = row;
      return true;
    };
    const school = random.chance(0.5);
    const kind = school ? { kind: 'SCHOOL', subKind: 'LOWER_SEC' } : { kind: 'AGENCY', subKind: 'PARTY_STATE_ORG' };
    const details = { code: `W${writer}-${number}`, name: `Đơn vị ${writer} số ${number}`, managementLevel: 'COMMUNE', ...kind };
    const onUnit = (mutation: string, fields: object = {}) => act(officer, mutation, 'unit', fields);
    if (!(await onUnit('draftUnit', { ...details, areaId: random.pick(areaIds) }))) return;
    if (!(await onUnit('activateUnit'))) return;
    const subject = `chaos-head-${writer}-${number}`;
    const head = { subject, token: await house.sign({ roles: ['UNIT_HEAD'], units: [(unit as unknown as Row).id], subject }) };
    const onRegistration = (actor: Actor, mutation: string, fields: object = {}) => act(actor, mutation, 'registration', fields);
    const unitId = (unit as unknown as Row).id;
    const steps: (() => Promise<boolean>)[] = [
      () => onUnit('correctUnit', { headcountStaff: Math.floor(random.between(10, 500)) }),
      () => onRegistration(head, 'draftRegistration', { unitId, roundYear: round.year }),
      () => onRegistration(head, 'submitRegistration'),
      ...(random.chance(0.3)
        ? [() => onRegistration(officer, 'returnRegistration', { reason: 'thiếu' }), () => onRegistration(head, 'submitRegistration')]
        : []),
      () => onRegistration(officer, 'acceptRegistration'),
      ...(random.chance(0.2) ? [() => onRegistration(head, 'withdrawRegistration')] : []),
      ...(random.chance(0.3)
        ? [() => onUnit('suspendUnit', { reason: 'sửa chữa' }), () => onUnit('correctUnit', { name: `${details.name} mới` })]
        : []),
    ];
    for (const step of steps) if (!(await step())) return;
  };

  const write = async (writer: number) => {
    // A refused mutation is in the ledger; the story ends there.
    for (let number = 1; !stopped; number++) await story(writer, number).catch(() => {});
  };
  const writing = Promise.all(Array.from({ length: writerCount }, (_, writer) => write(writer + 1)));
  return {
    async stop() {
      stopped = true;
      clearInterval(burst);
      await writing;
    },
  };
}
