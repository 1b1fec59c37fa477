import type { FigureFilter } from '@binhan/reports/figures/columns';
import type { Part } from '@binhan/reports/figures/count';
import { dimensionsOf } from '@binhan/reports/figures/dimensions-of';
import { type Measure, recordsBehind } from '@binhan/reports/figures/measure';
import type { Question } from '@binhan/reports/figures/question';
import { missingIn, pickSource } from '@binhan/reports/figures/source';
import { indicators } from '@binhan/reports/indicators';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commune2013, commune2025, growTree, neighbour2013 } from './sessions.ts';
import { type Data, examplesOf } from './topics.ts';
import { createWorld, type World } from './world.ts';

// A figure, the records behind it and its groups are told by three ways of asking: they tell the same.
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
  for (const [n, id] of units.entries())
    await world.publish('units.unit', id, 'activated', { ...unchanged(examplesOf('units.unit.v1')[0] as Data, n), code: id });
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

type Row = { id: string; amount: number; unit: { id: string } | null; area: { id: string } | null };
type Figure = { value: number | null; numerator: number | null; denominator: number | null };

async function cellsOf(code: string, measure: string, { filter, asOf: { on } }: Question, by: string[]): Promise<Figure[]> {
  const { data, errors } = await world.ask(
    `query($code: IndicatorCode!, $measures: [String!], $filter: IndicatorFilter, $by: [Dimension!], $asOf: AsOf) {
      indicator(code: $code, measures: $measures, filter: $filter, by: $by, asOf: $asOf) {
        cells { figures { figure { value numerator denominator } } }
      }
    }`,
    { code, measures: [measure], filter, by, asOf: { on } },
    both,
  );
  expect(errors).toBeUndefined();
  return data.indicator.cells.map(({ figures }: { figures: { figure: Figure }[] }) => figures[0]?.figure);
}

/** All records behind a figure, in pages so small that every one has a next. */
async function rowsOf(code: string, measure: string, part: string, { filter, asOf: { on } }: Question): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { data, errors } = await world.ask(
      `query($code: IndicatorCode!, $measure: String, $part: FigurePart, $filter: IndicatorFilter, $asOf: AsOf, $after: String) {
        indicatorRows(code: $code, measure: $measure, part: $part, filter: $filter, asOf: $asOf, first: 4, after: $after) {
          nodes { id amount unit { id } area { id } } pageInfo { hasNextPage endCursor } totalCount
        }
      }`,
      { code, measure, part, after, filter, asOf: { on } },
      both,
    );
    expect(errors).toBeUndefined();
    rows.push(...data.indicatorRows.nodes);
    ({ hasNextPage: more, endCursor: after } = data.indicatorRows.pageInfo);
    if (!more) expect(rows).toHaveLength(data.indicatorRows.totalCount);
  }
  return rows;
}

const recordsOnly = (part: Part) => part.filter(({ source }) => !source.isSum) as unknown as Part;

/** What the rows of a part say the figure is. */
function toldBy(part: Part, rows: readonly Row[], question: Question): number {
  const { sql } = pickSource(recordsOnly(part), question).aggregate;
  const different = /^COUNT\(DISTINCT .* THEN f\.(\w+) END\)$/.exec(sql)?.[1];
  if (!different) return rows.reduce((sum, { amount }) => sum + amount, 0);
  const places: Record<string, (row: Row) => string | undefined> = { id: ({ id }) => id, unitId: ({ unit }) => unit?.id };
  return new Set(rows.map(places[different] ?? (({ area }) => area?.id))).size;
}

const conditions: fc.Arbitrary<FigureFilter> = fc.oneof(
  fc.constant({}),
  fc.record({ from: fc.constantFrom('2018-01-15', '2019-02-15'), to: fc.constantFrom('2020-03-15', '2022-05-15', '2022-05-16') }),
  fc.record({ roundFrom: fc.constantFrom(2018, 2019), roundTo: fc.constantFrom(2019, 2022, 2023) }),
  fc.constantFrom(...communes).map((areaId) => ({ areaId })),
  fc.subarray(['SCHOOL', 'AGENCY']).map((unitKinds) => ({ unitKinds })),
  fc.boolean().map((isKeyEconomic) => ({ isKeyEconomic })),
  fc.subarray(units).map((unitIds) => ({ unitIds })),
  fc.subarray(['TRAFFIC', 'FIRE_ESCAPE']).map((topics) => ({ topics })),
  fc.subarray(['CAM_KET', 'GIAO_UOC', 'FIRE', 'YOUTH', 'SO_KET']).map((kinds) => ({ kinds })),
);
const questions: fc.Arbitrary<Question> = fc
  .record({
    filter: fc.tuple(conditions, conditions).map(([one, other]) => ({ ...one, ...other })),
    on: fc.constantFrom('2020-03-15', '2022-12-31', '2026-11-23'),
  })
  .map(({ filter, on }) => ({ filter, by: [], asOf: { on, knownBefore: null }, areaEpoch: null }));
const partsAskedBy = (measure: Measure, question: Question) =>
  recordsBehind(measure).every((part) => recordsOnly(part).some(({ source }) => !missingIn(source, question)));

const all = indicators.flatMap((indicator) =>
  indicator.measures
    .filter((measure) => recordsBehind(measure).length)
    .map((measure) => [`${indicator.code} ${measure.code}`, indicator, measure] as const),
);

test.each(all)('%s is what the records behind it add up to, and what its groups do', async (_name, indicator, measure) => {
  const { code } = indicator;
  const { computation } = measure;
  // Topics overlap, and without a round only the one of the day is meant.
  const dimensions = dimensionsOf(indicator).filter((one) => one !== 'TOPIC' && one !== 'ROUND');
  await fc.assert(
    fc.asyncProperty(
      questions.filter((question) => partsAskedBy(measure, question) && !(question.filter.from && question.filter.from > question.asOf.on)),
      fc.nat(),
      async (question, n) => {
        const [figure] = await cellsOf(code, measure.code, question, []);
        const [of, outOf] = recordsBehind(measure) as [Part, Part?];
        const rows = await rowsOf(code, measure.code, 'NUMERATOR', question);
        if (computation.kind === 'sample') {
          const value = rows.length < computation.least ? null : computation.statistic(rows.map(({ amount }) => amount));
          expect(figure?.value).toBe(value === null ? null : Math.round(value * 100) / 100);
          return;
        }
        const counted = toldBy(of, rows, question);
        expect(computation.kind === 'rate' ? figure?.numerator : (figure?.value ?? 0)).toBe(counted);
        if (outOf) expect(figure?.denominator).toBe(toldBy(outOf, await rowsOf(code, measure.code, 'DENOMINATOR', question), question));
        const dimension = dimensions[n % dimensions.length];
        const grouped = { ...question, by: dimension ? [dimension] : [] };
        const isSum = (part: Part) => !pickSource(recordsOnly(part), question).aggregate.sql.startsWith('COUNT(DISTINCT');
        if (!dimension || !partsAskedBy(measure, grouped) || computation.kind !== 'count' || !isSum(of)) return;
        const cells = await cellsOf(code, measure.code, question, [dimension]);
        expect(cells.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(counted);
      },
    ),
    { numRuns: 8 },
  );
});
