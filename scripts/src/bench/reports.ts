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
    `ms at ${scale / 100}: p50, p95, processor`,
    `at ${scale}`,
    'so many times: p50, processor',
  );
  await onEachEngine(async (engine) => {
    const sizes = [await startCountry(scale / 100), await startCountry(scale)];
    for (const question of questions) {
      // In turn: whatever else the machine does at that moment slows both down.
      const times: Taken[][] = [[], []];
      for (let i = 0; i < warmUps + runs; i++)
        for (const [size, country] of sizes.entries()) {
          const taken = await country.time(question);
          if (i >= warmUps) times[size]?.push(taken);
        }
      const [small, large] = times.map(summary);
      const read = await Promise.all(sizes.map(({ subgraph }) => rowsRead(subgraph, question)));
      row(engine, question.name, question.kind, read.join(' → '), said(small), said(large), ratios(small, large));
    }
    for (const { stop } of sizes) await stop();
    row(engine, 'events a second of a rebuild', 'log', '', '', (await replay()).toFixed(0), '');
  });
}

/** Milliseconds until the answer, and of the processor: those do not grow with what else the machine does. */
type Taken = { ms: number; cpu: number };

function summary(taken: readonly Taken[]): number[] {
  const [ms, cpu] = [taken.map((one) => one.ms), taken.map((one) => one.cpu)];
  return [percentile(ms, 0.5), percentile(ms, 0.95), percentile(cpu, 0.5)];
}

function said(values: readonly number[] | undefined): string {
  return (values ?? []).map((value) => value.toFixed(1)).join(', ');
}

/** Of p50 and of the processor's time. */
function ratios(small: readonly number[] = [], large: readonly number[] = []): string {
  return [0, 2].map((i) => ((large[i] ?? 0) / (small[i] ?? 0)).toFixed(1)).join(', ');
}

async function startCountry(scale: number) {
  const place = await createTestPlace([]);
  const subgraph = await startTestSubgraph(service, { place });
  await loadCountry(subgraph.database, scale);
  const authorization = await place.bearer({ roles: ['PROVINCIAL_OFFICER'] });
  return {
    subgraph,
    /** Asks over HTTP, and says how long that took. */
    async time(question: DashboardQuestion): Promise<Taken> {
      const { query, variables } = question.kind === 'rows' ? listOf(question) : requestOf(question);
      subgraph.statements.length = 0;
      const [start, before] = [performance.now(), process.cpuUsage()];
      const { data, errors } = await ask(subgraph.url, query, variables, { authorization });
      const ms = performance.now() - start;
      const { user, system } = process.cpuUsage(before);
      if (errors || !data) throw new Error(`${question.name}: ${errors?.[0]?.message}`);
      return { ms, cpu: (user + system) / 1000 };
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
