import { startTestGateway } from '@binhan/gateway/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readCsv, readParquet, readXlsx } from './exports-read.ts';
import { analyst, exportsIn, registrations } from './exports-world.ts';
import { createWorld, indicatorsOf } from './world.ts';

let world: Awaited<ReturnType<typeof createWorld>>;
let office: ReturnType<typeof exportsIn>;
const unit = {
  ...{ kind: 'SCHOOL', subKind: null, managementLevel: 'COMMUNE', isKeyEconomic: false, isLarge: false, areaId: '03408@2025-07-01' },
};
const registration = (id: string, submittedOn: string | null, more: object = {}) =>
  world.publish('units.registration', id, 'submitted', {
    ...{ state: 'SUBMITTED', unitId: 'u1', unit, roundYear: 2026, ruleSetId: 'RS-2021', submittedOn, late: false, criteria: [] },
    ...{ selfAssessedOn: null, appraisedOn: null, synthetic: false, ...more },
  });
const other = { ...analyst, subject: 'another' };
const in2026 = { facts: 'REGISTRATION', from: '2026-01-01', to: '2027-01-01' };

beforeAll(async () => {
  world = await createWorld();
  office = exportsIn(world);
  await registration('r1', '2026-03-02');
  await registration('r2', '2025-12-31', { roundYear: 2025 });
  await registration('r3', '2026-12-31', { unitId: 'u2', unit: { ...unit, kind: 'AGENCY' }, late: true });
  await registration('r4', null, { state: 'WITHDRAWN' });
});
afterAll(() => world.stop());

test('rows of facts come as CSV with a data dictionary beside it', async () => {
  const { files, contents, progress, facts, expiresAt } = await office.exported({ format: 'CSV', events: in2026 });
  const [data, dictionary] = contents as [Buffer, Buffer];
  expect(files.map(({ name, mediaType }) => [name.replace(/\d{4}-.*?\./, 'DAY.'), mediaType])).toEqual([
    ['binhan-registration-DAY.csv', 'text/csv; charset=utf-8'],
    ['binhan-registration-DAY.dictionary.md', 'text/markdown; charset=utf-8'],
  ]);
  expect(files.map(({ bytes }) => bytes)).toEqual(contents.map(({ length }) => length));
  expect([progress, facts, expiresAt === null]).toEqual([{ done: 2, total: 2 }, 'REGISTRATION', false]);
  const rows = readCsv(data);
  expect(rows.map(({ id, unitId, unitKind, submittedOn, late }) => [id, unitId, unitKind, submittedOn, late])).toEqual([
    ['r1', 'u1', 'SCHOOL', '2026-03-02', 'false'],
    ['r3', 'u2', 'AGENCY', '2026-12-31', 'true'],
  ]);
  const text = dictionary.toString();
  expect(text).toContain('# Đăng ký phấn đấu / Registrations');
  expect(text).toContain('- **Từ ngày / From**: 2026-01-01');
  for (const name of Object.keys(rows[0] ?? {})) expect(text).toContain(`| ${name} |`);
});

test('a workbook and a Parquet file have the same rows with their types', async () => {
  const events = { facts: 'REGISTRATION' };
  const [workbook] = (await office.exported({ format: 'XLSX', events })).contents as [Buffer];
  const [names = [], ...cells] = (await readXlsx(workbook))['Dữ liệu - Data'] ?? [];
  const first = Object.fromEntries(names.map((name, i) => [name, cells[0]?.[i]]));
  expect(first).toMatchObject({ id: 'r1', roundYear: 2026, late: false, submittedOn: new Date('2026-03-02T00:00:00Z') });
  expect(cells.map(([id]) => id)).toEqual(['r1', 'r2', 'r3', 'r4']);
  const { files, contents } = await office.exported({ format: 'PARQUET', events });
  expect(files.map(({ mediaType }) => mediaType)).toEqual(['application/vnd.apache.parquet', 'text/markdown; charset=utf-8']);
  const { rows, schema } = await readParquet(contents[0] as Buffer);
  expect(rows.map(({ id, submittedOn }) => [id, submittedOn])).toEqual([
    ['r1', new Date('2026-03-02T00:00:00Z')],
    ['r2', new Date('2025-12-31T00:00:00Z')],
    ['r3', new Date('2026-12-31T00:00:00Z')],
    ['r4', null],
  ]);
  expect(schema).toMatchObject({ id: 'UTF8', roundYear: 'INT64', late: 'BOOLEAN', submittedOn: 'DATE' });
});

test('an indicator is exported with its groups, as the query answers them', async () => {
  const asked = { code: 'U1', filter: { roundFrom: 2026 }, by: ['UNIT_KIND'], asOf: { on: '2026-06-30' } };
  const { contents, indicator } = await office.exported({ format: 'PARQUET', indicator: asked });
  const { rows } = await readParquet(contents[0] as Buffer);
  expect(indicator).toBe('U1');
  const told = rows.map(({ unit_kind: kind, measure, value, suppressed, noData }) => ({ kind, measure, value, suppressed, noData }));
  const cells = await indicatorsOf(world).cells('U1', asked);
  expect(told).toEqual(
    cells.flatMap(({ group, ...measures }) =>
      Object.entries(measures).map(([measure, { value, noData }]) => ({ kind: group[0], measure, value, suppressed: false, noData })),
    ),
  );
  expect(told).toContainEqual({ kind: 'SCHOOL', measure: 'distinctUnits', value: 1, suppressed: false, noData: false });
  expect(rows[0]).toMatchObject({ code: 'U1', asOf: new Date('2026-06-30T00:00:00Z'), computedAt: expect.any(Date) });
  const dictionary = String(contents[1]);
  for (const line of ['| unit\\_kind | văn bản / text |', '"roundFrom":2026', '2026-06-30']) expect(dictionary).toContain(line);
});

test('an indicator without any event is unknown in its file, and not 0', async () => {
  const { contents } = await office.exported({ format: 'CSV', indicator: { code: 'W1' } });
  expect(readCsv(contents[0] as Buffer)[0]).toMatchObject({ value: '', suppressed: 'false', noData: 'true' });
});

test('exactly one thing is asked for, that does not contradict itself', async () => {
  expect(await office.request({ format: 'CSV' })).toEqual({ code: 'EXPORT_WHAT' });
  expect(await office.request({ ...registrations, indicator: { code: 'U1' } })).toEqual({ code: 'EXPORT_WHAT' });
  const reversed = { facts: 'REGISTRATION', from: '2026-01-02', to: '2026-01-01' };
  expect(await office.request({ format: 'CSV', events: reversed })).toEqual({ code: 'PERIOD_REVERSED' });
  const timeless = { facts: 'EQUIPMENT', from: '2026-01-01' };
  expect(await office.request({ format: 'CSV', events: timeless })).toEqual({ code: 'EXPORT_NO_PERIOD' });
  const twice = { code: 'U1', by: ['COMMUNE', 'COMMUNE'] };
  expect(await office.request({ format: 'CSV', indicator: twice })).toEqual({ code: 'TOO_MANY_GROUPS' });
  const filter = { unitKinds: ['SCHOOL'.repeat(5000)] };
  expect(await office.request({ format: 'CSV', indicator: { code: 'U1', filter } })).toEqual({ code: 'EXPORT_REQUEST_TOO_LONG' });
});

test('a repeated request with the same clientMutationId is one export', async () => {
  const input = { ...registrations, clientMutationId: 'once' };
  const [first, again] = [await office.request(input), await office.request(input)];
  expect(again.id).toBe(first.id);
  expect(await office.request({ ...input, format: 'XLSX' })).toEqual({ code: 'MUTATION_ID_REUSED' });
  await office.come(first.id, 'READY');
});

test('a file comes through the gateway to whoever asked for it, as one to keep', async () => {
  const gateway = await startTestGateway(world, { reports: world.url });
  const address = gateway.url.replace('/graphql', '/files/reports');
  try {
    const through = exportsIn({ ...world, url: gateway.url, ask: (query, variables, claims) => gateway.ask(query, variables, claims) });
    const { id } = await through.request(registrations);
    const { files } = await through.come(id, 'READY');
    const [{ ticket, bytes, name }] = files as [(typeof files)[number]];
    const fetched = await office.fetchFile(ticket, analyst, address);
    expect([fetched.status, fetched.bytes.length, readCsv(fetched.bytes).length]).toEqual([200, bytes, 4]);
    expect(fetched.headers).toMatchObject({
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    expect(await office.fetchFile(ticket, other, address)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  } finally {
    await gateway.stop();
  }
});

test('a page of exports costs as many statements as one', async () => {
  await office.exported(registrations);
  await office.exported(registrations);
  const count = async (first: number) => {
    world.statements.length = 0;
    const { data } = await world.ask(
      `{ exports(first: ${first}) { nodes { state progress { done } files { name } failure { code } } } }`,
      {},
      analyst,
    );
    return [world.statements.length, data.exports.nodes.length];
  };
  const [one, many] = [await count(1), await count(2)];
  expect([one[1], many[1]]).toEqual([1, 2]);
  expect(many[0]).toBe(one[0]);
});
