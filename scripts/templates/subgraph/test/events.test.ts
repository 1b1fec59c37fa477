import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { provincial as officer } from '@binhan/units/testing';
import { startWorld } from './world.ts';

let world: Awaited<ReturnType<typeof startWorld>>;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('each step after the draft is published once, in order, with the whole state and nothing more', async () => {
  const { __type__: drafted } = await world.draft();
  const { __type__: active } = await world.move('activate', drafted, officer);
  await world.move('end', active, world.head);
  const published = () => world.published.filter(({ subject }) => subject === drafted.id);
  await world.settled();
  const facts = { unitId: world.ownUnit, unit: expect.objectContaining({ kind: 'AGENCY' }), name: 'Hoa Ban', synthetic: false };
  expect(published().map(({ type, subject, aggregateversion, data }) => ({ type, subject, aggregateversion, data }))).toEqual([
    {
      type: '__name__.__kebab__.activated.v1',
      subject: drafted.id,
      aggregateversion: 1,
      data: { change: 'activated', state: 'ACTIVE', ...facts, endedOn: null },
    },
    {
      type: '__name__.__kebab__.ended.v1',
      subject: drafted.id,
      aggregateversion: 2,
      data: { change: 'ended', state: 'ENDED', ...facts, endedOn: expect.any(String) },
    },
  ]);
});
