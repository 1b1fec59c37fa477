import { randomUUID } from 'node:crypto';
import { chunksOf } from '@binhan/common/chunks';
import { type Clock, instantOf } from '@binhan/common/clock';
import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { runJob } from '@binhan/common/job';
import { createTestPlace, startTestSubgraph, type TestPlace, type TestSubgraph } from '@binhan/common/testing';
import { inTransaction, type Tx } from '@binhan/common/transaction';
import { systemViewer } from '@binhan/common/viewer';
import { AreaCover, AreaRef } from '@binhan/reference/entities/area';
import { UnitPlace, UnitRef } from '@binhan/reference/entities/unit';
import { service as unitsService } from '@binhan/units/service';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { In, IsNull } from 'typeorm';
import { CaseOutcome } from '../src/entities/case-outcome.ts';
import { Tip } from '../src/entities/tip.ts';
import { TipMessageRow } from '../src/entities/tip-message.ts';
import { purgeTips } from '../src/operations/purge-tips.ts';
import { service } from '../src/service.ts';

const now: Clock = () => instantOf('2026-11-23', 9);
let place: TestPlace;
let units: TestSubgraph;
let tips: TestSubgraph;

const load = async ({ database, loadSampleData }: TestSubgraph) => {
  let loaded = false;
  await runJob(database, now, {
    name: 'sample-data',
    run: async (door) => {
      loaded = Boolean(await loadSampleData?.(door, now(), () => {}));
    },
  });
  return loaded;
};
const oldTree = { validFrom: '2013-12-27', validTo: '2025-07-01' };

/** A unit of each kind in every commune that lasted from the article's time to the reform, where it lay before and after. */
async function seedUnits({ manager }: Tx): Promise<void> {
  const communes = await manager.findBy(AreaRef, { level: 'COMMUNE', ...oldTree });
  const newest = await manager.findBy(AreaRef, { level: 'COMMUNE', validTo: IsNull() });
  const covers = await manager.findBy(AreaCover, { areaId: In(newest.map(({ id }) => id)) });
  const units = communes.flatMap(({ id: areaId }) =>
    ['AGENCY', 'ENTERPRISE', 'SCHOOL'].map((kind) => {
      const successor = covers.find(({ coveredId }) => coveredId === areaId)?.areaId as string;
      const flags = { isKeyEconomic: false, isLarge: false, fireRisk: false, synthetic: true };
      const id = randomUUID();
      const details = { id, code: id, name: `Đơn vị ${id}`, kind, state: 'ACTIVE', managementLevel: 'COMMUNE', ...flags };
      return { unit: { ...details, areaId: successor, openedOn: oldTree.validFrom }, areaId, successor };
    }),
  );
  for (const some of chunksOf(units, 100)) {
    await manager.insert(
      UnitRef,
      some.map(({ unit }) => unit),
    );
    await manager.insert(
      UnitPlace,
      some.flatMap(({ unit: { id: unitId }, areaId, successor }) => [
        { unitId, areaId, ...oldTree },
        { unitId, areaId: successor, validFrom: oldTree.validTo, validTo: null },
      ]),
    );
  }
}

// The sample of `units` itself, and what follows from it here, is loaded by scripts/test/programme.test.ts.
beforeAll(async () => {
  place = await createTestPlace();
  units = await startTestSubgraph(unitsService, { place, clock: now });
  tips = await startTestSubgraph(service, { place, clock: now });
  await tips.settled();
  await inTransaction(tips.database, { viewer: systemViewer('test'), now: now() }, seedUnits);
  expect(await load(tips)).toBe(true);
});
afterAll(async () => {
  await tips.stop();
  await units.stop();
  await place.remove();
});

const provincial: DevelopmentClaims = { roles: ['PROVINCIAL_OFFICER'], subject: 'pv05' };
const officer = (role: 'INTAKE' | 'ASSESSOR' | 'SUPERVISOR', subject: string): DevelopmentClaims => ({
  roles: [`TIP_${role}`],
  subject: `sample-${subject}`,
});
const asked = async (query: string, claims?: DevelopmentClaims, variables: object = {}) => {
  const { data, errors } = await tips.ask(query, variables, claims);
  expect(errors).toBeUndefined();
  return data;
};
const figures = async (from: string, to: string) => {
  const query = `{ tipTotals(filter: { receivedFrom: "${from}", receivedTo: "${to}", categories: [THEFT], sourceUnitKinds: [AGENCY, ENTERPRISE, SCHOOL] }) { valuable }
    caseTotals(filter: { clarifiedFrom: "${from}", clarifiedTo: "${to}", categories: [THEFT] }) { cases arrested } }`;
  const { tipTotals, caseTotals } = await asked(query, provincial);
  return [tipTotals.valuable, caseTotals.cases, caseTotals.arrested];
};

test('N12, N13 and N14 come out exactly, by the days of the article and by whole quarters', async () => {
  expect(await figures('2014-08-15', '2019-08-12')).toEqual([45, 26, 34]);
  expect(await figures('2014-07-01', '2019-10-01')).toEqual([45, 26, 34]);
});

test('45 tips are 26 primary ones, 9 that corroborate and 10 without a case; 18 cases have one arrest and 8 two', async () => {
  const { read } = tips.database;
  const rows: { role: string | null; tips: string }[] = await read.query(
    "SELECT c.role AS role, COUNT(*) AS tips FROM tip t LEFT JOIN case_tip c ON c.tipId = t.id WHERE t.value = 'VALUABLE' AND t.receivedAt < '2019-08-12' GROUP BY c.role",
  );
  expect(Object.fromEntries(rows.map(({ role, tips }) => [role, Number(tips)]))).toEqual({ PRIMARY: 26, CORROBORATING: 9, null: 10 });
  const cases = (await read.manager.find(CaseOutcome)).filter(({ clarifiedOn }) => clarifiedOn < '2019-08-12');
  expect([1, 2].map((arrests) => cases.filter(({ arrestedCount }) => arrestedCount === arrests).length)).toEqual([18, 8]);
});

test('every VALUABLE tip of the article is from a unit of its commune, closed, and agreed on by two people', async () => {
  const rows = (await tips.database.read.manager.find(Tip)).filter(
    ({ value, receivedAt }) => value === 'VALUABLE' && receivedAt < new Date('2019-08-12'),
  );
  expect(rows).toHaveLength(45);
  expect(new Set(rows.map(({ sourceUnitKind }) => sourceUnitKind))).toEqual(new Set(['AGENCY', 'ENTERPRISE', 'SCHOOL']));
  expect(
    rows.every(({ state, valueConfirmedOn, areaId }) => state === 'CLOSED' && valueConfirmedOn && areaId.endsWith('@2013-12-27')),
  ).toBe(true);
  expect(new Set(rows.map(({ areaId }) => areaId)).size).toBeGreaterThan(15);
  const { tipsAudit } = await asked('{ tipsAudit(first: 200) { nodes { action actor subjectId } } }', { roles: ['AUDITOR'], subject: 'a' });
  const confirmer = tipsAudit.nodes.find(({ action }: { action: string }) => action === 'CONFIRM_VALUE').actor;
  expect(rows.every(({ valuedBy }) => valuedBy && valuedBy !== confirmer)).toBe(true);
});

test('around today every state occurs, something is late and something extended, and all of it is marked as invented', async () => {
  const rows = await tips.database.read.manager.find(Tip);
  const live = rows.filter(({ receivedAt }) => receivedAt > new Date('2026-01-01'));
  expect(live.length).toBeGreaterThanOrEqual(28);
  for (const state of ['RECEIVED', 'SCREENED', 'CLASSIFIED', 'FORWARDED', 'VERIFYING', 'RESOLVED', 'CLOSED', 'OUT_OF_SCOPE', 'PURGED'])
    expect([state, live.some((tip) => tip.state === state)]).toEqual([state, true]);
  expect(rows.every(({ synthetic }) => synthetic)).toBe(true);
  expect(live.some(({ extendedOn }) => extendedOn)).toBe(true);
  expect(
    live.some(({ category, categoryConfirmedOn, state }) => category === 'OTHER_ORDINARY' && !categoryConfirmedOn && state === 'SCREENED'),
  ).toBe(true);
  const { overdueTips } = await asked('{ overdueTips { totalCount } }', officer('SUPERVISOR', 'supervisor-1'));
  expect(overdueTips.totalCount).toBe(1);
  const waiting = '{ tipsWaiting { protectionRequests boxesOverdue boxMismatches } publicTipBoxes { nodes { code } } }';
  const { tipsWaiting, publicTipBoxes } = await asked(waiting, officer('SUPERVISOR', 'supervisor-1'));
  expect(tipsWaiting).toEqual({ protectionRequests: 1, boxesOverdue: 1, boxMismatches: 1 });
  expect(publicTipBoxes.nodes.map(({ code }: { code: string }) => code)).toEqual(['HT-01', 'HT-02', 'HT-03']);
});

test('a developer unlocks as a sample officer with the passphrase of the README, and reads a tip and its talk', async () => {
  const claims = officer('INTAKE', 'intake-2');
  const unlock = 'mutation { unlockTips(input: { passphrase: "binh an minh hoa" }) { unlock } }';
  const { unlockTips } = await asked(unlock, claims);
  const talking = (await tips.database.read.manager.find(TipMessageRow, { take: 1 }))[0]?.tipId;
  const query =
    'query ($id: ID!, $unlock: String!) { tip(id: $id) { content(unlock: $unlock, reason: "thử") { text messages { writer text } } } }';
  const { tip } = await asked(query, claims, { id: talking, unlock: unlockTips.unlock });
  expect(tip.content.text).toMatch(/minh họa|demonstration/);
  expect(tip.content.messages.map(({ writer }: { writer: string }) => writer).slice(0, 2)).toEqual(['OFFICE', 'SENDER']);
});

test('the quarters of the sample are frozen for everyone, and none of the years of which only the article tells', async () => {
  const { tipSummaries } = await asked(
    '{ tipSummaries(first: 200) { nodes { id total { value hidden } year { year arrested { value hidden } } } } }',
  );
  const ids = tipSummaries.nodes.map(({ id }: { id: string }) => id);
  expect([ids[0], ids.at(-1), ids.length]).toEqual(['2019-Q4', '2026-Q3', 28]);
  expect(tipSummaries.nodes[0].year).toBeNull();
  expect(tipSummaries.nodes[4].year).toEqual({ year: 2020, arrested: { value: 0, hidden: false } });
});

test('loading again changes nothing', async () => {
  expect(await load(tips)).toBe(false);
});

test('after the purge job has erased what is past its time, the figures are the same', async () => {
  const before = await tips.database.read.manager.countBy(Tip, { state: 'PURGED' });
  await runJob(tips.database, now, purgeTips);
  expect(await tips.database.read.manager.countBy(Tip, { state: 'PURGED' })).toBeGreaterThanOrEqual(before + 45);
  expect(await figures('2014-08-15', '2019-08-12')).toEqual([45, 26, 34]);
  expect(await figures('2014-07-01', '2019-10-01')).toEqual([45, 26, 34]);
});
