import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { recordsIn } from './unit-records.ts';
import { createWorld, indicatorsOf, type World } from './world.ts';

let world: World;
let ask: ReturnType<typeof indicatorsOf>;
let records: ReturnType<typeof recordsIn>;
const asOf = { on: '2026-12-31' };
const signsOf = async (unitId: string, question: object = { asOf }) => {
  const figures = await ask.one('U10', { filter: { unitIds: [unitId], roundFrom: 2026, roundTo: 2026 }, ...question });
  return ['noSession', 'noReview', 'noModel', 'noneSigned'].filter((sign) => figures[sign]?.value);
};

beforeAll(async () => {
  world = await createWorld();
  ask = indicatorsOf(world);
  records = recordsIn(world);
  // Five units that did everything; below, each but the first lacks one thing.
  for (const unit of ['full', 'silent', 'unreviewed', 'modelless', 'unsigned']) {
    await records.recognition(`c-${unit}`, unit, { registrationId: `r-${unit}` });
    await records.session(`s-${unit}`, [unit], unit === 'silent' ? { heldOn: '2025-11-15' } : {});
    const dueOn = { dueOn: '2026-12-15', periodTo: '2026-11-15' };
    const held = { state: 'HELD', change: 'held', heldOn: '2026-12-10' };
    await records.review(`v-${unit}`, unit, unit === 'unreviewed' ? dueOn : { ...dueOn, ...held });
    const ended = {
      state: 'ENDED',
      change: 'ended',
      launchedOn: '2025-02-01',
      endedOn: unit === 'modelless' ? '2025-11-15' : '2025-11-16',
    };
    await records.model(`m-${unit}`, unit, ended);
    await records.commitment(`k-${unit}`, unit, unit === 'unsigned' ? { signedCount: 0 } : {});
  }
  await records.recognition('refused', 'refused', { registrationId: 'r', state: 'NOT_MET', change: 'refused', grade: null });
  await records.recognition('revoked', 'revoked', { registrationId: 'q', state: 'REVOKED', change: 'revoked', revokedOn: '2026-12-20' });
});
afterAll(() => world.stop());

test('a recognition is flagged for each thing that its unit lacked in the round', async () => {
  expect((await ask.one('U10', { asOf })).share).toMatchObject({ numerator: 4, denominator: 5, value: 80 });
  expect(await signsOf('full')).toEqual([]);
  expect(await signsOf('silent')).toEqual(['noSession']);
  expect(await signsOf('unreviewed')).toEqual(['noReview']);
  expect(await signsOf('modelless')).toEqual(['noModel']);
  expect(await signsOf('unsigned')).toEqual(['noneSigned']);
  expect((await ask.one('U10', { asOf })).flagged?.value).toBe(4);
});

test('a review of the round that was held later takes its sign away', async () => {
  expect(await signsOf('full', { asOf: { on: '2026-12-09' } })).toEqual(['noReview']);
  expect(await signsOf('full', { asOf: { on: '2026-12-10' } })).toEqual([]);
});

test('a recognition counts until it is revoked', async () => {
  expect((await ask.one('U10', { asOf: { on: '2026-12-19' } })).share).toMatchObject({ numerator: 5, denominator: 6 });
});

test('the rows are the flagged recognitions, each in its scope', async () => {
  const query = 'query($asOf: AsOf) { indicatorRows(code: U10, asOf: $asOf) { totalCount nodes { id } } }';
  const rows = async (claims: Parameters<World['ask']>[2]) => (await world.ask(query, { asOf }, claims)).data.indicatorRows;
  const { nodes } = await rows({ roles: ['PROVINCIAL_OFFICER'] });
  expect(nodes.map(({ id }: { id: string }) => id)).toEqual(['c-modelless', 'c-silent', 'c-unreviewed', 'c-unsigned']);
  expect((await rows({ roles: ['UNIT_HEAD'], units: ['silent'] })).totalCount).toBe(1);
});
