import { readFileSync } from 'node:fs';
import { tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { tipLife } from '../src/states/tip.ts';
import { assessor, startWorld, supervisor, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const eventsOf = (id: string) => world.published.filter(({ subject }) => subject === id);
const changes = (id: string) => eventsOf(id).map(({ data }) => data.change);

test('each step of a tip is published in order, with days only, and nothing that leads back to a request', async () => {
  world.setTime('2026-03-02', 14);
  const tip = await world.tipIn('RESOLVED', { unitId: world.ownUnit });
  const assessed = await world.on('assess', assessor, { value: 'VALUABLE' })(tip);
  const { unlock } = await world.unlock(supervisor);
  const confirmed = await world.on('confirmValue', supervisor, { unlock })(assessed);
  await world.on('close', supervisor)(confirmed);
  const steps = ['received', 'screened', 'classified', 'forwarded', 'resolved', 'assessed', 'value-confirmed', 'closed'];
  await world.settled();
  expect(changes(tip.id)).toEqual(steps);
  const events = eventsOf(tip.id);
  expect(events.map(({ data }) => [data.value, data.sourceUnitKind])).toEqual([
    ...Array(6).fill([null, null]),
    ['VALUABLE', 'SCHOOL'],
    ['VALUABLE', 'SCHOOL'],
  ]);
  for (const { id, data: _data, type: _type, aggregateversion: _version, ...envelope } of events) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(envelope).toEqual({
      specversion: '1.0',
      source: '/tips',
      subject: tip.id,
      time: '2026-03-01T17:00:00.000Z',
      dataschema: 'urn:binhan:tips.tip:v1',
      datacontenttype: 'application/json',
    });
  }
  expect(events[0]?.data).toEqual({
    ...{ change: 'received', state: 'RECEIVED', channel: 'WEB', category: 'THEFT', areaId: tanPhong, receivedOn: '2026-03-02' },
    ...{ legalKind: null, value: null, sourceUnitKind: null, outcome: null, extended: false },
    ...{ forwardedInTime: null, acknowledgedInTime: null, resolvedInTime: null, synthetic: false },
    ...{ forwardedClass: null, acknowledgedClass: null, resolvedClass: null },
  });
  expect(events.at(-1)?.data).toMatchObject({
    forwardedInTime: true,
    acknowledgedInTime: true,
    resolvedInTime: true,
    forwardedClass: 'SAME_DAY',
  });
  world.setTime('2026-03-02');
});

test('what is only between the office and the sender publishes nothing', async () => {
  const tip = await world.received();
  const { token } = await world.openMailbox(tip.receipt.code);
  await world.write(token, 'x');
  const { unlock } = await world.unlock(supervisor);
  await world.read(tip.id, supervisor, unlock);
  const answered = await world.on('answer', supervisor, { unlock, text: 'y' })(tip);
  await world.on('screen', supervisor)(answered);
  await world.settled();
  expect(changes(tip.id)).toEqual(['received', 'screened']);
});

test('the contract names every change of the state table, and no other', () => {
  const contract = JSON.parse(readFileSync(new URL('../../../schemas/events/tips/tip.v1.json', import.meta.url), 'utf8'));
  const events = Object.values(tipLife.spec.actions).flatMap(({ event }) => event ?? []);
  expect([...new Set(events)].sort()).toEqual([...contract.properties.change.enum].sort());
});
