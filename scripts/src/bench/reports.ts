import { performance } from 'node:perf_hooks';
import { ask, createTestPlace, startTestSubgraph, type TestSubgraph } from '@binhan/common/testing';
import { partsOf } from '@binhan/reports/figures/measure';
import { pickSource, rowsOf, type Source } from '@binhan/reports/figures/source';
import { questionOf } from '@binhan/reports/queries/ask';
import { indicatorOf, measureOf } from '@binhan/reports/queries/indicator';
import { service } from '@binhan/reports/service';
import { onEachEngine, percentile, row } from './place.ts';
import { loadCountry } from './reports/load.ts';
import { type Asked, type DashboardQuestion, questions } from './reports/questions.ts';
import { replay } from './reports/replay.ts';

const warmUps = 5;
const runs = 50;

/** Questions of a dashboard over ten years of a country, at a scale and at a hundredth of it in the same run. */
export async function reports({ scale }: { scale: number }): Promise<void> {
  row(
    'engine',
    'question',
    'answered from',
    `rows read, ${scale / 100} → ${scale}`,
    `p50 and p95 ms at ${scale / 100}`,
    `at ${scale}`,
    'p50 is so many times',
  );
  await onEachEngine(async (engine) => {
    const sizes = [await startCountry(scale / 100), await startCountry(scale)];
    for (const question of questions) {
      // In turn: whatever else the machine does at that moment slows both down.
      const times: number[][] = [[], []];
      for (let i = 0; i < warmUps + runs; i++)
        for (const [size, country] of sizes.entries()) {
          const taken = await country.time(question);
          if (i >= warmUps) times[size]?.push(taken);
        }
      const [small, large] = times.map((all) => [percentile(all, 0.5), percentile(all, 0.95)] as const);
      const read = await Promise.all(sizes.map(({ subgraph }) => rowsRead(subgraph, question)));
      const ratio = (large?.[0] ?? 0) / (small?.[0] ?? 0);
      row(engine, question.name, question.kind, read.join(' → '), ms(small), ms(large), ratio.toFixed(1));
    }
    for (const { stop } of sizes) await stop();
    row(engine, 'events a second of a rebuild', 'log', '', '', (await replay()).toFixed(0), '');
  });
}

const ms = (values: readonly number[] | undefined) => values?.map((value) => value.toFixed(1)).join(', ') ?? '';

async function startCountry(scale: number) {
  const place = await createTestPlace([]);
  const subgraph = await startTestSubgraph(service, { place });
  await loadCountry(subgraph.database, scale);
  const authorization = await place.bearer({ roles: ['PROVINCIAL_OFFICER'] });
  return {
    subgraph,
    /** Asks over HTTP, and says how long that took. */
    async time(question: DashboardQuestion): Promise<number> {
      const { query, variables } = question.kind === 'rows' ? listOf(question) : requestOf(question);
      subgraph.statements.length = 0;
      const start = performance.now();
      const { data, errors } = await ask(subgraph.url, query, variables, { authorization });
      const taken = performance.now() - start;
      if (errors || !data) throw new Error(`${question.name}: ${errors?.[0]?.message}`);
      return taken;
    },
    async stop() {
      await subgraph.stop();
      await place.remove();
    },
  };
}

/** One request for all that a page asks. */
function requestOf({ asks }: DashboardQuestion) {
  const declared = asks.map((_, i) => `$m${i}: [String!], $f${i}: IndicatorFilter, $b${i}: [Dimension!]`).join(', ');
  const fields = asks.map(
    ({ code }, i) =>
      `i${i}: indicator(code: ${code}, measures: $m${i}, filter: $f${i}, by: $b${i}) { cells { group { value } figures { measure figure { value noData watermark } } } }`,
  );
  const variables = Object.fromEntries(
    asks.flatMap(({ measures, filter, by }, i) => [
      [`m${i}`, measures],
      [`f${i}`, filter],
      [`b${i}`, by],
    ]),
  );
  return { query: `query(${declared}) { ${fields.join(' ')} }`, variables };
}

function listOf({ asks: [asked] }: DashboardQuestion) {
  const query = `query($filter: IndicatorFilter) { indicatorRows(code: ${asked?.code}, filter: $filter, first: 50) { nodes { id amount } pageInfo { endCursor } } }`;
  return { query, variables: { filter: asked?.filter } };
}

/** Rows of the tables from which it is answered that its conditions let through: of each table once, as it is read. */
async function rowsRead({ database }: TestSubgraph, { kind, asks }: DashboardQuestion): Promise<number> {
  const { manager } = database.read;
  const read = new Map<string, Promise<number>>();
  for (const asked of asks)
    for (const source of sourcesOf(asked, kind)) {
      const question = questionOf(asked, new Date());
      const count = async () => Number((await rowsOf(manager, source, question).select('COUNT(*)', 'n').getRawOne<{ n: string }>())?.n);
      const key = `${JSON.stringify(question)} ${source.rows(question, String)}`;
      read.set(key, read.get(key) ?? count());
    }
  return (await Promise.all(read.values())).reduce((sum, one) => sum + one, 0);
}

function sourcesOf(asked: Asked, kind: DashboardQuestion['kind']): Source[] {
  const indicator = indicatorOf(asked.code);
  const measures = asked.measures?.map((code) => measureOf(indicator, code)) ?? indicator.measures;
  const question = questionOf(asked, new Date());
  return measures.flatMap((measure) => {
    if (measure.computation.kind === 'sample') return [measure.computation.of.source];
    return partsOf(measure).map((part) => pickSource(kind === 'rows' ? part.filter(({ source }) => !source.isSum) : part, question).source);
  });
}
