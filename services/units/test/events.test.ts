import { readFileSync } from 'node:fs';
import { changesOf } from '@binhan/common/testing-lives';
import { headOf, muongKim, peoplesCommittee, provincial, recogniserOf, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { commitmentLife } from '../src/states/commitment.ts';
import { coordinationRegulationLife } from '../src/states/coordination-regulation.ts';
import { internalRuleLife } from '../src/states/internal-rule.ts';
import { modelLife } from '../src/states/model.ts';
import { planLife } from '../src/states/plan.ts';
import { registrationLife } from '../src/states/registration.ts';
import { reviewLife } from '../src/states/review.ts';
import { unitLife } from '../src/states/unit.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const eventsOf = (id: string) => world.published.filter(({ subject }) => subject === id);
const changes = (id: string) => eventsOf(id).map(({ data }) => data.change);

test('a draft is private; from its activation on every change of a unit is published in order', async () => {
  const { id, version } = await world.draftUnit();
  const active = await world.act('activateUnit', { unitId: id, expectedVersion: version }, provincial);
  const corrected = await world.act('correctUnit', { unitId: id, expectedVersion: active.version, name: 'Tên mới' }, provincial);
  const suspended = await world.act('suspendUnit', { unitId: id, expectedVersion: corrected.version, reason: 'Sửa chữa' }, provincial);
  await world.act('dissolveUnit', { unitId: id, expectedVersion: suspended.version, reason: 'Giải thể' }, provincial);
  await world.settled();
  expect(changes(id)).toEqual(['activated', 'corrected', 'suspended', 'closed']);
  expect(eventsOf(id).map(({ aggregateversion }) => aggregateversion)).toEqual([1, 2, 3, 4]);
  expect(eventsOf(id).at(-1)).toMatchObject({
    specversion: '1.0',
    source: '/units',
    type: 'units.unit.closed.v1',
    dataschema: 'urn:binhan:units.unit:v1',
    time: '2026-03-02T02:00:00.000Z',
    data: { state: 'DISSOLVED', name: 'Tên mới', closedOn: '2026-03-02', areaId: tanPhong },
  });
});

test('a registration and its decision are published with the unit as of their date', async () => {
  const unit = await world.activeUnit({ kind: 'ENTERPRISE', size: 'LARGE' });
  const appraised = await world.registration(unit.id, 'APPRAISED');
  world.setDay('2026-11-16');
  const decision = { outcome: 'MET', authorityId: peoplesCommittee.tanPhong, decisionNo: '7/QĐ', basisIds: ['TT-124-2021'] };
  await world.act(
    'decideRegistration',
    { registrationId: appraised.id, expectedVersion: appraised.version, ...decision },
    recogniserOf(peoplesCommittee.tanPhong),
  );
  world.setDay('2026-03-02');
  await world.settled();
  expect(changes(appraised.id)).toEqual(['submitted', 'accepted', 'attested', 'self-assessed', 'appraised', 'decided']);
  expect(world.published.find(({ data }) => data.registrationId === appraised.id)).toMatchObject({
    type: 'units.recognition.granted.v1',
    data: { state: 'RECOGNISED', roundYear: 2026, unit: { kind: 'ENTERPRISE', isLarge: true, areaId: tanPhong } },
  });
});

test('a refused mutation publishes nothing', async () => {
  const unit = await world.activeUnit();
  const submitted = await world.registration(unit.id, 'SUBMITTED');
  await expect(
    world.act('selfAssessRegistration', { registrationId: submitted.id, expectedVersion: submitted.version }, headOf(unit.id)),
  ).rejects.toMatchObject({ code: 'INVALID_TRANSITION' });
  await world.settled();
  expect(changes(submitted.id)).toEqual(['submitted']);
});

test('the area tree is published whole, each area once, with what it covers', async () => {
  await world.settled();
  const areas = world.published.filter(({ type }) => type === 'units.area.installed.v1');
  expect(areas).toHaveLength(JSON.parse(readFileSync(new URL('../data/areas.json', import.meta.url), 'utf8')).areas.length);
  const province = areas.find(({ subject }) => subject === '12@2013-12-27');
  expect(province?.data.covers).toHaveLength(areas.length);
  expect(areas.find(({ subject }) => subject === muongKim)?.data.covers).toEqual(expect.arrayContaining([muongKim, '03628@2013-12-27']));
});

test('no person, contact or free text leaves in an event', async () => {
  const canaries = { phone: '+842133876543', reason: 'canary-reason-7731', head: 'canary-subject-4410' };
  const unit = await world.activeUnit({ publicContact: canaries.phone });
  const suspended = await world.act(
    'suspendUnit',
    { unitId: unit.id, expectedVersion: unit.version, reason: canaries.reason },
    { ...provincial, subject: canaries.head },
  );
  await world.settled();
  expect(changes(suspended.id)).toContain('suspended');
  const [event] = eventsOf(unit.id).slice(-1);
  expect(event?.actorref).toMatch(/^[0-9a-f-]{36}$/);
  const everything = JSON.stringify(world.published);
  for (const canary of Object.values(canaries)) expect(everything).not.toContain(canary);
});

test('every event of the state tables is in its contract, and the other way round', () => {
  const lives = [unitLife, registrationLife, commitmentLife, internalRuleLife, coordinationRegulationLife, modelLife, planLife, reviewLife];
  for (const { topic, told, agreed } of lives.map(changesOf)) expect([topic, told]).toEqual([topic, agreed]);
});
