import { readFile } from 'node:fs/promises';
import { gatewaySettings, readSettings } from '@binhan/common/config';
import { type JobDoor, runJob } from '@binhan/common/job';
import { ask, createTestPlace, eventually, startTestSubgraph, testLogger } from '@binhan/common/testing';
import { createGateway } from '@binhan/gateway/gateway';
import { service as reports } from '@binhan/reports/service';
import { loadSampleData } from '@binhan/units/sample-data';
import { service as units } from '@binhan/units/service';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

// From the operations of units over the event log to a figure of reports behind the gateway.
const today = () => new Date('2026-11-23T02:00:00Z');
let place: Awaited<ReturnType<typeof createTestPlace>>;
let services: Awaited<ReturnType<typeof startTestSubgraph>>[];
let gateway: Awaited<ReturnType<typeof createGateway>>;
async function load(): Promise<boolean> {
  const [owner] = services;
  if (!owner) throw new Error('units is not running');
  let loaded = false;
  const run = async (door: JobDoor) => {
    loaded = await loadSampleData(door, today(), () => {});
  };
  await runJob(owner.database, today, { name: 'sample-data', run });
  return loaded;
}

beforeAll(async () => {
  place = await createTestPlace();
  services = [await startTestSubgraph(units, { place, clock: today }), await startTestSubgraph(reports, { place, clock: today })];
  gateway = await createGateway({
    settings: readSettings(gatewaySettings, { NODE_ENV: 'test', PORT: '0' }),
    logger: testLogger,
    identify: place.identify,
    supergraph: await readFile(new URL('../../schemas/supergraph.graphql', import.meta.url), 'utf8'),
    urls: { units: services[0]?.url ?? '', reports: services[1]?.url ?? '' },
  });
  await load();
}, 120_000);
afterAll(async () => {
  await gateway.stop();
  for (const service of services) await service.stop();
  await place.remove();
});

const computed = async () => (await ask(gateway.url, '{ publishedFigures { id computed { value } difference } }')).data.publishedFigures;

test('the article’s N1 and N2 come out exactly', async () => {
  await eventually(
    async () =>
      expect(await computed()).toEqual([
        { id: 'N1', computed: { value: 1217 }, difference: 0 },
        { id: 'N2', computed: { value: 1150 }, difference: 0 },
      ]),
    60_000,
  );
});

test('by units and by records the figures are the same, and the districts of 2019 sum up to them', async () => {
  const rounds = { roundFrom: 2014, roundTo: 2018 };
  const query = 'query($f: IndicatorFilter) { indicator(code: U1, filter: $f) { distinctUnits { value } records { value } } }';
  const value = async (filter: object) => (await ask(gateway.url, query, { f: { ...rounds, ...filter } })).data.indicator;
  expect(await value({})).toEqual({ distinctUnits: { value: 1217 }, records: { value: 1217 } });
  const sum = async (codes: string[], from: string) => {
    const parts = await Promise.all(codes.map((code) => value({ areaId: `${code}@${from}` })));
    return parts.reduce((total, { records }) => total + records.value, 0);
  };
  expect(await sum(['105', '106', '107', '108', '109', '110', '111', '112'], '2013-12-27')).toBe(1217);
  const { data } = await ask(gateway.url, '{ areas(asOf: "2025-07-01", level: COMMUNE, first: 200) { nodes { code } } }');
  expect(
    await sum(
      data.areas.nodes.map(({ code }: { code: string }) => code),
      '2025-07-01',
    ),
  ).toBe(1217);
});

test('every state of a registration stands in the sample', async () => {
  const authorization = await place.bearer({ roles: ['PROVINCIAL_OFFICER'] });
  const states = ['DRAFT', 'SUBMITTED', 'ACCEPTED', 'RETURNED', 'SELF_ASSESSED', 'APPRAISED', 'DECIDED', 'WITHDRAWN'];
  for (const state of states) {
    const { data } = await ask(gateway.url, `{ registrations(filter: { states: [${state}] }) { totalCount } }`, {}, { authorization });
    expect([state, data.registrations.totalCount > 0]).toEqual([state, true]);
  }
});

test('loading again changes nothing', async () => {
  expect(await load()).toBe(false);
});

test('with units away, reports still answers through the gateway', async () => {
  await services[0]?.stop();
  const { data, errors } = await ask(gateway.url, '{ publishedFigures { id computed { value } } areas(first: 1) { totalCount } }');
  expect(data.publishedFigures[0]).toEqual({ id: 'N1', computed: { value: 1217 } });
  expect(data.areas).toBeNull();
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', service: 'units' });
  services = services.slice(1);
});
