import { muongKim, tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { assessor, auditor, intake, secondAssessor, startWorld, supervisor, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

let cases = 0;
const details = (tips: { tipId: string; role: string }[]) => ({
  ...{ reference: `${++cases}/VA`, category: 'THEFT', areaId: tanPhong, clarifiedOn: '2026-03-01', arrestedCount: 2, tips },
});
const record = (input: object, claims = assessor) => world.act('recordCaseOutcome', input, claims);
const step = (action: string, { id, version }: { id: string; version: number }, claims = supervisor, more: object = {}) =>
  world.act(`${action}CaseOutcome`, { caseOutcomeId: id, expectedVersion: version, ...more }, claims);

test('a case with several tips counts once, and leaves the house when a second person has confirmed it', async () => {
  const [first, second] = [await world.tipIn('FORWARDED'), await world.tipIn('FORWARDED')];
  const tips = [
    { tipId: first.id, role: 'PRIMARY' },
    { tipId: second.id, role: 'CORROBORATING' },
  ];
  const recorded = await record(details(tips));
  const both = { roles: ['TIP_ASSESSOR' as const, 'TIP_SUPERVISOR' as const], subject: 'assessor' };
  await world.appoint({ ref: 'LD-X', role: 'SUPERVISOR', subject: 'assessor', areaIds: [tanPhong] });
  await expect(step('confirm', recorded, both)).rejects.toMatchObject({ code: 'SECOND_PERSON' });
  const confirmed = await step('confirm', recorded);
  const corrected = await step('correct', confirmed, supervisor, { arrestedCount: 3, clarifiedOn: '2026-03-01', reason: 'đếm lại' });
  await step('correct', corrected, supervisor, { arrestedCount: 3, clarifiedOn: '2026-02-27', reason: 'nhầm ngày' });
  const history = `{ caseOutcome(id: "${recorded.id}") { arrestedCount clarifiedOn corrections { correctedOn arrestedCount clarifiedOn reason } } }`;
  expect((await world.ask(history, {}, supervisor)).data.caseOutcome).toEqual({
    ...{ arrestedCount: 3, clarifiedOn: '2026-02-27' },
    corrections: [
      { correctedOn: '2026-03-02', arrestedCount: 2, clarifiedOn: '2026-03-01', reason: 'đếm lại' },
      { correctedOn: '2026-03-02', arrestedCount: 3, clarifiedOn: '2026-03-01', reason: 'nhầm ngày' },
    ],
  });
  const events = () => world.published.filter(({ subject }) => subject === recorded.id);
  await world.settled();
  expect(events().map(({ data }) => [data.change, data.arrestedCount])).toEqual([
    ['clarified', 2],
    ['corrected', 3],
    ['corrected', 3],
  ]);
  expect(events()[0]).toMatchObject({ time: '2026-03-01T17:00:00.000Z', data: { primaryTips: 1, corroboratingTips: 1 } });
  expect(events()[0]).not.toHaveProperty('actorref');
  const { data } = await world.ask(`{ tipsAudit(subjectId: "${recorded.id}") { nodes { action reason } } }`, {}, auditor);
  expect(data.tipsAudit.nodes).toEqual([
    { action: 'CONFIRM', reason: null },
    { action: 'CORRECT', reason: 'đếm lại' },
    { action: 'CORRECT', reason: 'nhầm ngày' },
  ]);
});

test('a tip may belong to several cases', async () => {
  const tip = await world.tipIn('FORWARDED');
  const tips = [{ tipId: tip.id, role: 'PRIMARY' }];
  expect([(await record(details(tips))).state, (await record(details(tips))).state]).toEqual(['RECORDED', 'RECORDED']);
});

test('what does not add up is refused', async () => {
  const { id } = await world.tipIn('FORWARDED');
  const primary = { tipId: id, role: 'PRIMARY' };
  const code = (input: object, claims = assessor) =>
    record({ ...details([primary]), ...input }, claims).then(
      () => undefined,
      (error) => error.code,
    );
  expect(await code({ tips: [] })).toBe('ONE_PRIMARY_TIP');
  expect(await code({ tips: [primary, primary] })).toBe('ONE_PRIMARY_TIP');
  expect(await code({ tips: [{ ...primary, role: 'CORROBORATING' }] })).toBe('ONE_PRIMARY_TIP');
  expect(await code({ arrestedCount: -1 })).toBe('OUT_OF_RANGE');
  expect(await code({ reference: '1'.repeat(61) })).toBe('TOO_LONG');
  expect(await code({ clarifiedOn: '2026-03-03' })).toBe('DATE_IN_FUTURE');
  expect(await code({ reference: ' ' })).toBe('REQUIRED');
  expect(await code({ areaId: muongKim })).toBe('FORBIDDEN');
  expect(await code({}, supervisor)).toBe('FORBIDDEN');
  const elsewhere = await world.received({ areaId: muongKim });
  expect(await code({ tips: [{ tipId: elsewhere.id, role: 'PRIMARY' }] })).toBe('NOT_FOUND');
  const { reference, ...rest } = details([primary]);
  await record({ reference, ...rest });
  expect(await code({ reference })).toBe('CASE_KNOWN');
});

test('cases are seen by those who get the tips of the commune, with the tips that each of them holds', async () => {
  const [open, closed] = [await world.tipIn('FORWARDED'), await world.tipIn('FORWARDED', { unitId: world.ownUnit })];
  const tips = [
    { tipId: open.id, role: 'PRIMARY' },
    { tipId: closed.id, role: 'CORROBORATING' },
  ];
  const { id } = await record(details(tips));
  const query = `{ caseOutcome(id: "${id}") { arrestedCount tips { role tip { id } } } }`;
  const seen = async (claims: typeof intake) => (await world.ask(query, {}, claims)).data.caseOutcome?.tips;
  expect(await seen(supervisor)).toEqual([
    { role: 'PRIMARY', tip: { id: open.id } },
    { role: 'CORROBORATING', tip: { id: closed.id } },
  ]);
  expect(await seen({ roles: ['TIP_INTAKE'], subject: 'partial' })).toEqual([
    { role: 'PRIMARY', tip: { id: open.id } },
    { role: 'CORROBORATING', tip: null },
  ]);
  await world.appoint({ ref: 'TN-MK', role: 'INTAKE', subject: 'elsewhere', areaIds: [muongKim] });
  expect(await seen({ roles: ['TIP_INTAKE'], subject: 'elsewhere' })).toBeUndefined();
  const list = '{ caseOutcomes(first: 200) { totalCount } }';
  const counted = async (claims: typeof intake) => (await world.ask(list, {}, claims)).data.caseOutcomes.totalCount;
  expect(await counted({ roles: ['TIP_INTAKE'], subject: 'elsewhere' })).toBe(0);
  expect(await counted(intake)).toBe(await counted(secondAssessor));
});
