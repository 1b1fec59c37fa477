import { eventually, startTestSubgraph, type TestSubgraph } from '@binhan/common/testing';
import { isCompacted } from '@binhan/common/topic-plan';
import { type Fact, stillKnown } from '@binhan/reports/entities/fact';
import { handlers } from '@binhan/reports/events/consumed';
import { facts } from '@binhan/reports/facts';
import type { AnyFactSpec } from '@binhan/reports/facts/fact-spec';
import { service } from '@binhan/reports/service';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Data, examplesOf, examplesToCome, newKey, recordOf, type Sent, timeAt } from './topics.ts';

let reports: TestSubgraph;
beforeAll(async () => {
  reports = await startTestSubgraph(service);
});
afterAll(() => reports.stop());

const send = (...all: Sent[]) => reports.log.append(all.map(recordOf));
const erase = (topic: string, key: string) =>
  reports.log.append([{ sequence: 1, topic, key, occurredAt: new Date(timeAt(0)), value: null }]);
const rowsOf = ({ entity }: AnyFactSpec, id: string): Promise<Fact[]> =>
  reports.database.read.manager.find(entity, { where: { id }, order: { version: 'ASC' } });
const linesOf = ({ lines }: AnyFactSpec, id: string): Promise<Data[]> =>
  lines ? reports.database.read.manager.find(lines.entity, { where: { id }, order: { version: 'ASC', line: 'ASC' } }) : Promise.resolve([]);
/** Waits until the version is kept, and gives all that is kept. */
const keptUntil = (spec: AnyFactSpec, key: string, version: number) =>
  eventually(async () => {
    const rows = await rowsOf(spec, key);
    expect(rows.at(-1)?.version).toBe(version);
    return rows;
  });

/** What an event tells of those columns that a row has; a column of which it tells nothing is null. */
function told(entity: AnyFactSpec['entity'], facts: Data): Data {
  const names = reports.database.read.getMetadata(entity).columns.map(({ propertyName }) => propertyName);
  return Object.fromEntries(names.map((name) => [name, facts[name] ?? null]));
}
const ofUnit = ({ kind: unitKind, ...more }: Data) => ({ unitKind, ...more });
const sumOf = (lines: Data[], name: string) => lines.reduce((sum, line) => sum + line[name], 0);

/** Columns that an event has under another name or in another form. */
const inOtherForm: Record<string, (data: Data, key: string) => Data> = {
  'units.unit.v1': ({ kind }, key) => ({ unitId: key, unitKind: kind }),
  'units.plan.v1': () => ({ openDueOn: '|2026-06-30|2026-10-31|' }),
  'personnel.readiness.v1': () => ({ reasons: '|TOO_FEW_GUARDS|' }),
  'training.session.v1': ({ topics, lines }) => ({
    topics: `|${topics.join('|')}|`,
    attendance: sumOf(lines, 'attendance'),
  }),
  'training.class.v1': ({ lines }) => ({ learners: sumOf(lines, 'learners'), passed: sumOf(lines, 'passed') }),
  'tips.purged.v1': (_data, key) => ({ firstDay: key.replace('Q4', '10-01'), synthetic: false }),
  'tips.summary.v1': ({ year }) => ({ year: year?.year, cases: year?.cases, arrested: year?.arrested }),
};
const linesTold: Record<string, (data: Data) => Data[]> = {
  'training.session.v1': ({ lines }) => lines.map((line: Data) => ({ ...ofUnit(line.unit), ...line })),
  'training.class.v1': ({ lines }) => lines.map((line: Data) => ({ ...ofUnit(line.unit), ...line })),
  'personnel.norm.v1': ({ equipment }) => equipment,
  'tips.purged.v1': ({ lines, channels }) => [...lines, ...channels],
  'tips.summary.v1': ({ cells }) => cells.map(({ category, count }: Data) => ({ category, tips: count })),
};

describe.each(facts.map((spec) => [spec.topic, spec] as const))('%s', (topic, spec) => {
  const [example = {}] = examplesOf(topic);

  test('the examples of its contract are kept as they are told', async () => {
    for (const data of examplesOf(topic)) {
      const key = newKey();
      await send({ topic, key, version: 1, data });
      const known = { id: key, version: 1, knownFrom: timeAt(1), knownTo: stillKnown };
      const row = { ...ofUnit(data.unit ?? {}), ...data, ...inOtherForm[topic]?.(data, key), ...known };
      expect(await keptUntil(spec, key, 1)).toEqual([told(spec.entity, row)]);
      const lines = linesTold[topic]?.(data) ?? [];
      const entity = spec.lines?.entity ?? spec.entity;
      expect(await linesOf(spec, key)).toEqual(lines.map((line, i) => told(entity, { ...line, id: key, version: 1, line: i })));
    }
  });

  test('a version ends the one before, and a repeated event changes nothing', async () => {
    const key = newKey();
    const [one, two, three] = [1, 2, 3].map((version) => ({ topic, key, version, data: example })) as [Sent, Sent, Sent];
    await send(one, one, two, one, two, three);
    const history = [
      [1, timeAt(1), timeAt(2)],
      [2, timeAt(2), timeAt(3)],
      [3, timeAt(3), stillKnown],
    ];
    const expected = isCompacted(topic) ? history.slice(-1) : history;
    expect((await keptUntil(spec, key, 3)).map(({ version, knownFrom, knownTo }) => [version, knownFrom, knownTo])).toEqual(expected);
    const lines = await linesOf(spec, key);
    expect(new Set(lines.map(({ version }) => version)).size).toBe(spec.lines ? expected.length : 0);
  });

  test('fields and values that nobody knows today do not stop it', async () => {
    for (const data of examplesToCome(topic)) {
      const key = newKey();
      await send({ topic, key, version: 1, data });
      await keptUntil(spec, key, 1);
    }
  });

  if (isCompacted(topic))
    test('an erasure removes what is known of one, and of no other', async () => {
      const [gone, stays] = [newKey(), newKey()];
      await send(...[gone, stays].flatMap((key) => [1, 2].map((version) => ({ topic, key, version, data: example }))));
      for (const key of [gone, stays]) await keptUntil(spec, key, 2);
      await erase(topic, gone);
      await eventually(async () => expect(await rowsOf(spec, gone)).toEqual([]));
      expect(await linesOf(spec, gone)).toEqual([]);
      expect(await rowsOf(spec, stays)).toHaveLength(1);
    });
  else
    test('its records are for ever: a missing one is an alarm', () => {
      expect(handlers[topic]?.erase).toBeUndefined();
    });
});

test('topics that are not for everyone are marked', () => {
  expect(facts.flatMap(({ topic, restricted }) => (restricted ? [topic] : []))).toEqual([
    'tips.tip.v1',
    'tips.case-outcome.v1',
    'tips.tip-box.v1',
    'tips.purged.v1',
  ]);
});

test('whatever comes, in whatever number and however often, what is known of one has no gap and no overlap', async () => {
  const step = fc.record({
    versions: fc.integer({ min: 1, max: 3 }),
    minutes: fc.integer({ min: 0, max: 5 }),
    times: fc.integer({ min: 1, max: 3 }),
  });
  const history = fc.array(step, { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...facts), history, async (spec, steps) => {
      const { topic } = spec;
      const sent: Sent[] = [];
      const known: [version: number, from: string][] = [];
      const [key, [data = {}]] = [newKey(), examplesOf(topic)];
      let [version, minute] = [0, 0];
      for (const { versions, minutes, times } of steps) {
        // Compaction leaves versions out, and nothing else does.
        version += isCompacted(topic) ? versions : 1;
        minute += minutes;
        known.push([version, timeAt(minute)]);
        for (let i = 0; i < times; i++) sent.push({ topic, key, version, data, minute });
        // As a relay that starts again repeats them: from an earlier one on.
        if (times > 1) sent.push(...sent.slice(-times - 1));
      }
      await send(...sent);
      const rows = await keptUntil(spec, key, version);
      expect(rows.map((row) => [row.version, row.knownFrom])).toEqual(isCompacted(topic) ? known.slice(-1) : known);
      expect(rows.map(({ knownTo }) => knownTo)).toEqual([...rows.slice(1).map(({ knownFrom }) => knownFrom), stillKnown]);
    }),
    { numRuns: 40 },
  );
});
