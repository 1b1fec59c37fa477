import { changesOf } from '@binhan/common/testing-lives';
import { headOf, officerOf, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { broadcastColumnLife } from '../src/states/broadcast-column.ts';
import { campaignLife } from '../src/states/campaign.ts';
import { enrolmentLife } from '../src/states/enrolment.ts';
import { sessionLife } from '../src/states/session.ts';
import { trainingClassLife } from '../src/states/training-class.ts';
import { createWorld, organiser, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const eventsOf = (id: string) => world.published.filter(({ subject }) => subject === id);
const changes = (id: string) => eventsOf(id).map(({ data }) => data.change);
const officer = officerOf(tanPhong);

test('each step of a session is published in order, with its lines and the unit as of its day', async () => {
  const unit = await world.activeUnit({ kind: 'SCHOOL', subKind: 'LOWER_SEC' });
  const { id } = await world.session(unit.id);
  await world.settled();
  expect(changes(id)).toEqual(['planned', 'held', 'reported', 'verified']);
  expect(eventsOf(id).map(({ aggregateversion }) => aggregateversion)).toEqual([1, 2, 3, 4]);
  expect(eventsOf(id).at(-1)).toMatchObject({
    source: '/training',
    type: 'training.session.verified.v1',
    dataschema: 'urn:binhan:training.session:v1',
    data: {
      state: 'VERIFIED',
      heldOn: '2026-03-02',
      areaId: tanPhong,
      lines: [{ unitId: unit.id, unit: { kind: 'SCHOOL', subKind: 'LOWER_SEC', areaId: tanPhong }, audience: 'OFFICIALS', attendance: 10 }],
    },
  });
  expect(eventsOf(id)[0]?.data).toMatchObject({ lines: [{ attendance: null }], countMethod: null });
});

test('a verified correction is published beside the end of what it corrects', async () => {
  const unit = await world.activeUnit();
  const former = await world.session(unit.id);
  const correction = await world.onSession('correct', former, organiser, { reason: 'Sai kênh', channel: 'ONLINE' });
  await world.onSession('verify', correction, officer);
  await world.settled();
  expect(changes(former.id).at(-1)).toBe('superseded');
  expect(changes(correction.id)).toEqual(['corrected', 'verified']);
  expect(eventsOf(correction.id)[0]?.data).toMatchObject({ correctsId: former.id, versionNumber: 2, channel: 'ONLINE' });
});

test('a result leaves with its certificate when the class is verified, and not before', async () => {
  const unit = await world.activeUnit();
  const planned = await world.planClass(unit.id);
  const enrolled = await world.act('addEnrolment', { classId: planned.id, guardId: await world.guard(unit.id) }, headOf(unit.id));
  const running = await world.onClass('start', planned, organiser);
  await world.act('markEnrolment', { enrolmentId: enrolled.id, expectedVersion: enrolled.version, result: 'PASSED' }, organiser);
  const lines = [{ unitId: unit.id, audience: 'GUARDS', learners: 1, passed: 1 }];
  const completed = await world.onClass('complete', running, organiser, { lines, countMethod: 'SIGN_IN' });
  await world.settled();
  expect(changes(planned.id)).toEqual(['planned', 'started', 'completed']);
  expect(changes(enrolled.id)).toEqual(['enrolled']);
  await world.onClass('verify', completed, officer);
  await world.settled();
  expect(changes(enrolled.id)).toEqual(['enrolled', 'passed']);
  expect(eventsOf(enrolled.id).at(-1)?.data).toMatchObject({
    classKind: 'GUARD_SKILLS',
    certificate: { kind: 'GUARD_SKILLS', issuedBy: 'POLICE:12@2013-12-27', issuedOn: '2026-03-02', expiresOn: '2029-03-02' },
  });
});

test('a refused mutation publishes nothing', async () => {
  const unit = await world.activeUnit();
  const planned = await world.session(unit.id, 'PLANNED');
  await expect(world.onSession('verify', planned, officer)).rejects.toMatchObject({ code: 'INVALID_TRANSITION' });
  await world.settled();
  expect(changes(planned.id)).toEqual(['planned']);
});

test('no person, place or reason leaves in an event', async () => {
  const canaries = { place: 'canary-place-3319', reason: 'canary-reason-7731', who: 'canary-subject-4410' };
  const unit = await world.activeUnit();
  const mine = { roles: ['ORGANISER' as const], subject: canaries.who };
  const lines = [{ unitId: unit.id, audience: 'WORKERS' }];
  const input = { ...world.sessionInput({ place: canaries.place }), plannedOn: '2026-03-05', lines };
  const planned = await world.act('planSession', input, mine);
  await world.onSession('cancel', planned, mine, { reason: canaries.reason });
  await world.settled();
  expect(changes(planned.id)).toEqual(['planned', 'cancelled']);
  expect(eventsOf(planned.id).at(-1)?.actorref).toMatch(/^[0-9a-f-]{36}$/);
  const everything = JSON.stringify(world.published);
  for (const canary of Object.values(canaries)) expect(everything).not.toContain(canary);
});

test('every event of the state tables is in its contract, and the other way round', () => {
  const lives = [sessionLife, trainingClassLife, enrolmentLife, campaignLife, broadcastColumnLife];
  for (const { topic, told, agreed } of lives.map(changesOf)) expect([topic, told]).toEqual([topic, agreed]);
});
