import { eventually } from '@binhan/common/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { head, officer, ownUnit, startWorld } from './world.ts';

let world: Awaited<ReturnType<typeof startWorld>>;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('each step after the draft is published once, in order, with the whole state and nothing more', async () => {
  const { session: drafted } = await world.draft();
  const { session: active } = await world.move('activate', drafted, officer);
  await world.move('end', active, head);
  await eventually(() => expect(world.published).toHaveLength(2));
  expect(world.published.map(({ type, subject, aggregateversion, data }) => ({ type, subject, aggregateversion, data }))).toEqual([
    {
      type: 'training.session.activated.v1',
      subject: drafted.id,
      aggregateversion: 1,
      data: { change: 'activated', state: 'ACTIVE', unitId: ownUnit, name: 'Hoa Ban', endedOn: null },
    },
    {
      type: 'training.session.ended.v1',
      subject: drafted.id,
      aggregateversion: 2,
      data: { change: 'ended', state: 'ENDED', unitId: ownUnit, name: 'Hoa Ban', endedOn: expect.any(String) },
    },
  ]);
});
