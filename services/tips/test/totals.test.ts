import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { muongKim, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { purgeTips } from '../src/operations/purge-tips.ts';
import { closedTip, confirmedCase } from './figures.ts';
import { assessor, intake, province, secondAssessor, startWorld, supervisor, type World } from './world.ts';

const provincial: DevelopmentClaims = { roles: ['PROVINCIAL_OFFICER'], subject: 'pv05' };
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const tipFields = 'received closed outOfScope valuable partial notUseful unfounded';
const tipTotals = async (filter: object = {}, claims: DevelopmentClaims = provincial) => {
  const query = `query ($filter: TipFigureFilter) { tipTotals(filter: $filter) { ${tipFields} } }`;
  const { data, errors } = await world.ask(query, { filter }, claims);
  return { ...data.tipTotals, ...(errors ? { code: errors[0]?.extensions.code } : {}) };
};
const caseTotals = async (filter: object = {}, claims: DevelopmentClaims = provincial) =>
  (await world.ask('query ($filter: CaseFigureFilter) { caseTotals(filter: $filter) { cases arrested } }', { filter }, claims)).data
    .caseTotals;

test('without a tip all sums are 0', async () => {
  expect(Object.values(await tipTotals())).toEqual(Array(7).fill(0));
  expect(await caseTotals()).toEqual({ cases: 0, arrested: 0 });
});

test('VALUABLE counts when a second person agreed, and a tip counts under each filter that it meets', async () => {
  await closedTip(world, 'VALUABLE');
  await closedTip(world, 'PARTIAL');
  await world.received({ areaId: muongKim });
  await world.on('assess', assessor, { value: 'VALUABLE' })(await world.tipIn('RESOLVED', { category: 'FRAUD' }));
  await world.on('dismiss', intake, { topic: 'CIVIL_DISPUTE' })(await world.tipIn('SCREENED'));
  expect(await tipTotals()).toEqual({ received: 5, closed: 2, outOfScope: 1, valuable: 1, partial: 1, notUseful: 0, unfounded: 0 });
  const received = async (filter: object) => (await tipTotals(filter)).received;
  expect(await received({ values: ['VALUABLE'] })).toBe(1);
  expect(await received({ values: ['VALUABLE', 'PARTIAL'] })).toBe(2);
  expect(await received({ values: [] })).toBe(0);
  expect(await received({ categories: ['FRAUD'] })).toBe(1);
  expect(await received({ areaId: muongKim })).toBe(1);
  expect(await received({ areaId: province })).toBe(5);
  expect((await tipTotals({ sourceUnitKinds: ['SCHOOL'] }, supervisor)).received).toBe(1);
  expect((await tipTotals({ sourceUnitKinds: ['AGENCY'] }, supervisor)).received).toBe(0);
  expect(await received({ receivedFrom: '2026-03-02', receivedTo: '2026-03-03' })).toBe(5);
  expect(await received({ receivedFrom: '2026-03-03' })).toBe(0);
  expect(await received({ receivedTo: '2026-03-02' })).toBe(0);
});

test('kinds of units are told apart to supervisors, who see them with each tip, and to nobody else', async () => {
  const both: DevelopmentClaims = { roles: ['TIP_SUPERVISOR', 'PROVINCIAL_OFFICER'], subject: 'supervisor' };
  for (const claims of [provincial, both])
    for (const kinds of [['SCHOOL'], ['SCHOOL', 'SCHOOL', 'AGENCY'], []])
      expect(await tipTotals({ sourceUnitKinds: kinds }, claims)).toMatchObject({ code: 'KINDS_TOGETHER' });
  expect(await tipTotals({ areaId: tanPhong, sourceUnitKinds: ['SCHOOL', 'AGENCY', 'ENTERPRISE'] })).toMatchObject({ received: 1 });
});

test('a case counts once however many tips it has, and only when confirmed; a correction counts as corrected', async () => {
  const [first, second] = [await world.tipIn('FORWARDED'), await world.tipIn('FORWARDED')];
  const recorded = await world.act(
    'recordCaseOutcome',
    {
      ...{ reference: '1/both', category: 'THEFT', areaId: tanPhong, clarifiedOn: '2026-03-01', arrestedCount: 2 },
      tips: [
        { tipId: first.id, role: 'PRIMARY' },
        { tipId: second.id, role: 'CORROBORATING' },
      ],
    },
    secondAssessor,
  );
  expect(await caseTotals()).toEqual({ cases: 0, arrested: 0 });
  const step = { caseOutcomeId: recorded.id, expectedVersion: recorded.version };
  const confirmed = await world.act('confirmCaseOutcome', step, supervisor);
  expect(await caseTotals()).toEqual({ cases: 1, arrested: 2 });
  const correction = { arrestedCount: 3, clarifiedOn: '2026-02-27', reason: 'đếm lại' };
  await world.act('correctCaseOutcome', { ...step, expectedVersion: confirmed.version, ...correction }, supervisor);
  expect(await caseTotals({ clarifiedTo: '2026-03-01', categories: ['THEFT'], areaId: tanPhong })).toEqual({ cases: 1, arrested: 3 });
  expect(await caseTotals({ clarifiedFrom: '2026-02-28' })).toEqual({ cases: 0, arrested: 0 });
  expect(await caseTotals({ areaId: muongKim })).toEqual({ cases: 0, arrested: 0 });
});

test('a supervisor counts the own areas, and one with a conflict of interest only what was given to them', async () => {
  const local = async (subject: string, conflictUnitIds: string[] = []) => {
    await world.appoint({ ref: subject, role: 'SUPERVISOR', subject, areaIds: [tanPhong], conflictUnitIds });
    return { roles: ['TIP_SUPERVISOR' as const], subject };
  };
  const [whole, conflicted] = [await local('local'), await local('conflicted', [world.ownUnit])];
  const before = (await tipTotals({ areaId: tanPhong })).received;
  expect((await tipTotals({}, whole)).received).toBe(before);
  expect((await tipTotals({ areaId: muongKim }, whole)).received).toBe(0);
  expect((await tipTotals({}, conflicted)).received).toBe(0);
  const tip = await closedTip(world, 'UNFOUNDED');
  await world.received();
  expect((await tipTotals({}, whole)).received).toBe(before + 2);
  expect(await tipTotals({}, conflicted)).toMatchObject({ received: 1, unfounded: 0 });
  // Nor does the erasure bring it to light.
  world.setTime('2026-07-01');
  await purgeTips.run(world.door);
  expect(await world.listed(supervisor)).not.toContain(tip.id);
  expect((await tipTotals({}, whole)).unfounded).toBe(1);
  expect(await tipTotals({}, conflicted)).toMatchObject({ received: 1, unfounded: 0 });
  expect((await caseTotals({}, whole)).cases).toBe(1);
  world.setTime('2026-03-02');
});

test('nobody else reads a count: not the heads of units, not analysts, not the office without a key', async () => {
  for (const role of ['UNIT_HEAD', 'UNIT_CONTACT', 'AREA_OFFICER', 'ANALYST', 'TIP_INTAKE', 'TIP_ASSESSOR', 'SYSTEM_ADMIN'] as const)
    expect(await tipTotals({}, { roles: [role], units: [world.ownUnit], areas: [province] })).toEqual({ code: 'FORBIDDEN' });
  expect((await tipTotals({}, { roles: ['TIP_SUPERVISOR'], subject: 'nobody', areas: [province] })).received).toBe(0);
});

test('each sum is one statement, whatever the number of rows', async () => {
  await confirmedCase(world, (await world.tipIn('FORWARDED')).id);
  const filter = { receivedFrom: '2026-01-01', areaId: province, categories: ['THEFT'], values: ['VALUABLE'] };
  const statements = async (run: () => Promise<unknown>) => {
    world.statements.length = 0;
    await run();
    return world.statements.length;
  };
  expect(await statements(() => tipTotals(filter))).toBe(1);
  expect(await statements(() => caseTotals({ clarifiedFrom: '2026-01-01', areaId: province }))).toBe(1);
});
