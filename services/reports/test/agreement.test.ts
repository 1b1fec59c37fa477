import { indicators } from '@binhan/reports/indicators';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { officer } from './records.ts';
import { commune2013, commune2025, growTree, neighbour2013 } from './sessions.ts';
import { type Data, examplesOf } from './topics.ts';
import { createWorld, type World } from './world.ts';

// A figure, the records behind it, its groups and its series are told by four ways of asking: they tell the same.
let world: World;
beforeAll(async () => {
  world = await createWorld();
  await growTree(world);
  await publishAll();
  await world.settled();
}, 120_000);
afterAll(() => world.stop());

const communes = [commune2013, neighbour2013, commune2025];
const units = ['u1', 'u2', 'u3', 'u4'];
const kinds = ['SCHOOL', 'AGENCY', 'ENTERPRISE', 'SCHOOL'];
const both = { roles: ['PROVINCIAL_OFFICER' as const, 'TIP_SUPERVISOR' as const] };

/** Of every topic some records that differ in unit, place and what they say, made from the examples of the contracts. */
async function publishAll() {
  const unitTopic = 'units.unit';
  for (const [n, id] of units.entries())
    await world.publish(unitTopic, id, 'activated', { ...unchanged(examplesOf('units.unit.v1')[0] as Data, n), code: id });
  for (const topic of topics)
    for (let n = 0; n < 6; n++) {
      const examples = examplesOf(`${topic}.v1`);
      const { change, ...data } = examples[n % examples.length] as Data;
      await world.publish(topic, `${topic}-${n}`, change, varied(topic, data, n));
    }
}
const topics = [
  ...['commitment', 'coordination-regulation', 'internal-rule', 'model', 'plan', 'recognition', 'registration', 'review'].map(
    (name) => `units.${name}`,
  ),
  ...['equipment', 'guard', 'norm', 'team'].map((name) => `personnel.${name}`),
  ...['training.class', 'training.session', 'tips.case-outcome', 'tips.tip', 'tips.tip-box'],
];

function unchanged({ change: _change, ...data }: Data, n: number): Data {
  return { ...data, kind: kinds[n], subKind: null, areaId: communes[n % 3], openedOn: '2013-01-01', closedOn: null };
}

function varied(topic: string, data: Data, n: number): Data {
  const unitId = units[n % 4] as string;
  const unit = { kind: kinds[n % 4], subKind: null, managementLevel: 'COMMUNE', isKeyEconomic: n % 2 === 0, isLarge: false };
  const at = communes[n % 3] as string;
  const place = (one: Data): Data => ({
    ...one,
    ...('unitId' in one && 'unit' in one ? { unitId, unit: { ...unit, areaId: at } } : {}),
    ...('areaId' in one ? { areaId: at } : {}),
    ...('lines' in one ? { lines: [...one.lines, ...one.lines].map(place) } : {}),
  });
  return { ...place(data), ...(own[topic]?.(n) ?? {}) };
}

const day = (n: number) => `20${18 + n}-0${n + 1}-15`;
const own: Record<string, (n: number) => Data> = {
  'units.registration': (n) => ({ roundYear: 2018 + n, submittedOn: day(n), ruleSetId: n < 4 ? 'RS-2012' : 'RS-2021' }),
  'units.recognition': (n) => ({ roundYear: 2018 + n, decidedOn: `20${18 + n}-12-10`, registrationId: `units.registration-${n}` }),
  'units.commitment': (n) => ({ year: 2018 + n, signedOn: day(n), kind: n % 2 ? 'GIAO_UOC' : 'CAM_KET' }),
  'units.plan': (n) => ({ year: 2018 + n, approvedOn: day(n) }),
  'units.review': (n) => ({
    ...{ periodFrom: `20${18 + n}-01-01`, periodTo: `20${18 + n}-06-30`, dueOn: `20${18 + n}-07-15` },
    ...(n % 2 ? { state: 'REPORTED', heldOn: `20${18 + n}-07-2${n}`, reportedOn: `20${18 + n}-08-01`, returns: n % 3 } : {}),
  }),
  'training.session': (n) => ({ heldOn: day(n), plannedOn: day(n), reportedOn: day(n), verifiedOn: day(n) }),
  'training.class': (n) => ({ firstDay: day(n), lastDay: day(n), completedOn: day(n), verifiedOn: day(n) }),
  'tips.tip': (n) => ({ receivedOn: day(n) }),
  'tips.case-outcome': (n) => ({ clarifiedOn: day(n) }),
  'personnel.guard': (n) => ({ startOn: day(n) }),
};

type Asked = { filter?: object; by?: string[]; asOf?: object; areaEpoch?: string };
type Figure = { value: number | null; numerator: number | null; denominator: number | null; noData: boolean };

const cellsOf = async (code: string, measure: string, question: Asked): Promise<{ key: (string | null)[]; figure: Figure }[] | string> => {
  const { data, errors } = await world.ask(
    `query($code: IndicatorCode!, $measures: [String!], $filter: IndicatorFilter, $by: [Dimension!], $asOf: AsOf, $areaEpoch: LocalDate) {
      indicator(code: $code, measures: $measures, filter: $filter, by: $by, asOf: $asOf, areaEpoch: $areaEpoch) {
        cells { group { value } figures { figure { value numerator denominator noData } } }
      }
    }`,
    { code, measures: [measure], ...question },
    both,
  );
  if (errors) return String(errors[0]?.extensions?.code);
  return data.indicator.cells.map((cell: { group: { value: string | null }[]; figures: { figure: Figure }[] }) => ({
    key: cell.group.map(({ value }) => value),
    figure: cell.figures[0]?.figure,
  }));
};

type Row = { id: string; lineNo: number; amount: number; unit: { id: string } | null; area: { id: string } | null };
const rowsOf = async (code: string, measure: string, part: string, question: Asked): Promise<Row[] | string> => {
  const rows: Row[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { data, errors } = await world.ask(
      `query($code: IndicatorCode!, $measure: String, $part: FigurePart, $filter: IndicatorFilter, $asOf: AsOf, $after: String) {
        indicatorRows(code: $code, measure: $measure, part: $part, filter: $filter, asOf: $asOf, first: 3, after: $after) {
          nodes { id lineNo amount unit { id } area { id } } pageInfo { hasNextPage endCursor } totalCount
        }
      }`,
      { code, measure, part, after, ...question },
      both,
    );
    if (errors) return String(errors[0]?.extensions?.code);
    rows.push(...data.indicatorRows.nodes);
    ({ hasNextPage: more, endCursor: after } = data.indicatorRows.pageInfo);
    if (!more) expect([code, measure, rows.length]).toEqual([code, measure, data.indicatorRows.totalCount]);
  }
  return rows;
};

const problems: string[] = [];

test('EXPLORE', async () => {
  const questions: Asked[] = [
    {},
    { asOf: { on: '2021-05-15' } },
    { asOf: { on: '2022-12-31' } },
    { filter: { roundFrom: 2018, roundTo: 2023 } },
    { filter: { from: '2019-01-01', to: '2022-05-15' } },
    { filter: { areaId: commune2025 } },
    { filter: { areaId: commune2013, unitKinds: ['SCHOOL'] } },
    { filter: { unitKinds: ['SCHOOL', 'AGENCY'] } },
    { filter: { isKeyEconomic: true, roundFrom: 2019 } },
  ];
  for (const { code, measures } of indicators)
    for (const { code: measure, computation } of measures)
      for (const question of questions) {
        const say = (text: unknown) => problems.push(`${code}.${measure} ${JSON.stringify(question)}: ${JSON.stringify(text)}`);
        const cells = await cellsOf(code, measure, question);
        if (typeof cells === 'string') {
          if (cells !== 'NOT_COUNTED_BY') say(cells);
          continue;
        }
        const figure = cells[0]?.figure as Figure;
        const parts = computation.kind === 'rate' ? ['NUMERATOR', 'DENOMINATOR'] : ['NUMERATOR'];
        for (const part of parts) {
          const rows = await rowsOf(code, measure, part, question).catch((e) => String(e.message).slice(0, 300));
          if (typeof rows === 'string') {
            if (rows !== 'NO_ROWS') say(rows);
            continue;
          }
          const total = rows.reduce((sum, { amount }) => sum + amount, 0);
          const value = computation.kind === 'rate' ? (part === 'NUMERATOR' ? figure.numerator : figure.denominator) : figure.value;
          const ids = new Set(rows.map(({ id }) => id)).size;
          const unitIds = new Set(rows.map(({ unit }) => unit?.id)).size;
          const areaIds = new Set(rows.map(({ area }) => area?.id)).size;
          if (![total, ids, unitIds, areaIds].includes(value ?? 0)) say({ part, value, total, ids, unitIds, areaIds, kind: computation.kind });
        }
      }
  console.log(problems.join('\n'));
}, 300_000);

test('EXPLORE groups', async () => {
  const out: string[] = [];
  for (const { code, measures } of indicators) {
    const { data } = await world.ask('{ indicators { code dimensions } }', {}, both);
    const dims: string[] = data.indicators.find((one: { code: string }) => one.code === code).dimensions;
    for (const { code: measure, computation } of measures)
      for (const by of [...dims.map((one) => [one]), ['COMMUNE', 'DISTRICT'], ['DISTRICT', 'COMMUNE'], ['PROVINCE', 'COMMUNE']])
        for (const areaEpoch of [undefined, '2025-07-01', '2020-01-01'])
          for (const filter of [{}, { from: '2018-01-01', to: '2020-12-31' }]) {
            if (areaEpoch && !by.some((one) => ['COMMUNE', 'DISTRICT', 'PROVINCE'].includes(one))) continue;
            const question = { by, filter, ...(areaEpoch ? { areaEpoch } : {}) };
            const say = (text: unknown) => out.push(`${code}.${measure} ${JSON.stringify(question)}: ${JSON.stringify(text)}`);
            const cells = await cellsOf(code, measure, question);
            const whole = await cellsOf(code, measure, { filter: by[0] === 'ROUND' ? { ...filter, roundFrom: 2013 } : filter });
            if (typeof cells === 'string' || typeof whole === 'string') {
              if (cells !== 'NOT_COUNTED_BY' && cells !== whole) say([cells, typeof whole === 'string' ? whole : '']);
              continue;
            }
            if (computation.kind === 'count') {
              const total = cells.reduce((sum, { figure }) => sum + (figure.value ?? 0), 0);
              if (by[0] !== 'TOPIC' && total !== whole[0]?.figure.value) say([total, whole[0]?.figure.value, cells.map(({ key, figure }) => [...key, figure.value])]);
            }
            if (areaEpoch && cells.some(({ key }) => key.includes(null))) say(['null group', cells.map(({ key, figure }) => [...key, figure.value])]);
          }
  }
  console.log(out.join('\n'));
}, 300_000);
