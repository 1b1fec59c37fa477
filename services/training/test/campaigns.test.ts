import { provincial } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Attendances, headcount, type People } from '../src/headcount.ts';
import { createWorld, organiser, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const refusal = (work: Promise<unknown>) => expect(work).rejects;
const open = (more: object = {}) =>
  world.act(
    'openCampaign',
    {
      name: 'Tháng an toàn giao thông',
      programme: 'TRAFFIC_AT_UNITS',
      firstDay: '2026-03-01',
      lastDay: '2026-03-31',
      organisers: [{ kind: 'POLICE' }],
      basisIds: ['CT-06-2025'],
      ...more,
    },
    provincial,
  );

test('a campaign rests on a document and holds the sessions of its days', async () => {
  await refusal(open({ basisIds: [] })).toMatchObject({ code: 'REQUIRED' });
  await refusal(open({ basisIds: ['none'] })).toMatchObject({ code: 'DOCUMENT_NOT_KNOWN_YET' });
  const campaign = await open();
  const unit = await world.activeUnit();
  const recorded = await world.recordSession(unit.id, { campaignId: campaign.id });
  expect((await world.read('session', recorded.id, 'campaign { name }')).campaign.name).toBe('Tháng an toàn giao thông');
  await refusal(world.recordSession(unit.id, { heldOn: '2026-02-27' })).toMatchObject({ code: 'UNIT_ELSEWHERE' });
  await refusal(world.recordSession(null, { campaignId: campaign.id, heldOn: '2026-02-27' })).toMatchObject({ code: 'OUTSIDE_CAMPAIGN' });
});

test('everyone sees the campaigns that are announced', async () => {
  const { id, version } = await open({ name: 'Cao điểm phòng cháy' });
  expect(await world.read('campaign', id, 'name basis { id }', undefined)).toEqual({
    name: 'Cao điểm phòng cháy',
    basis: [{ id: 'CT-06-2025' }],
  });
  expect(await world.act('closeCampaign', { campaignId: id, expectedVersion: version }, provincial)).toMatchObject({ state: 'CLOSED' });
  await refusal(world.act('openCampaign', {}, organiser)).toBeDefined();
});

test('editions of a broadcast column are counted, one a day and in order', async () => {
  let column = await world.act('openBroadcastColumn', { name: 'Kiến thức pháp luật', broadcaster: 'Đài tỉnh' }, provincial);
  const air = (airedOn: string) =>
    world.act(
      'airBroadcastColumn',
      { broadcastColumnId: column.id, expectedVersion: column.version, airedOn, topics: ['LAW_POLICY'] },
      provincial,
    );
  column = await air('2026-02-10');
  await refusal(air('2026-02-10')).toMatchObject({ code: 'AIRED_ALREADY' });
  await refusal(air('2026-01-10')).toMatchObject({ code: 'DATE_TOO_EARLY' });
  await refusal(air('2026-03-03')).toMatchObject({ code: 'DATE_IN_FUTURE' });
  await air('2026-03-02');
  const fields = 'editionCount lastEditionOn channel editions(from: "2026-02-01", to: "2026-03-01") { airedOn topics }';
  expect(await world.read('broadcastColumn', column.id, fields, undefined)).toEqual({
    editionCount: 2,
    lastEditionOn: '2026-03-02',
    channel: 'BROADCAST',
    editions: [{ airedOn: '2026-02-10', topics: ['LAW_POLICY'] }],
  });
});

test('the compiler keeps attendances and people apart', () => {
  const turns: Attendances = headcount([{ count: 200, countMethod: 'HEADCOUNT' }]);
  // @ts-expect-error turns are no people
  const people: People = turns;
  expect(people.count).toBe(200);
});
