import { publishCount } from '@binhan/common/suppression';
import { countFigure, type Figure, rateFigure } from '@binhan/reports/figures/figure';
import { counted, type Measure, percent } from '@binhan/reports/figures/measure';
import { hidePeople } from '@binhan/reports/figures/people-grid';
import { expect, test } from '@jest/globals';

// Guards of two kinds of units, and how many of each are trained: every table of up to twelve guards, and all that everyone reads of it.
type Table = readonly { guards: number; trained: number }[];
type Rule = (cells: readonly { key: string[]; figures: Figure[] }[]) => { key: (string | null)[]; figures: Figure[] }[];

const most = 12;
const basis = { computedAt: new Date(0), watermark: new Date(0), ruleSet: null };
const nothing = { source: { name: '', has: [], tables: [], rows: () => '' }, aggregate: { sql: '', rows: '', amount: '' } };
const names = { vi: '', en: '' };
const measures: Measure[] = [
  { code: 'guards', name: names, unit: 'person', computation: counted(nothing) },
  { code: 'trained', name: names, unit: 'percent', computation: percent([nothing], [nothing]) },
];
const hide: Rule = (cells) => hidePeople(cells, measures);

const kinds = ['AGENCY', 'SCHOOL'];
const each = Array.from({ length: most + 1 }, (_, guards) =>
  Array.from({ length: guards + 1 }, (_, trained) => ({ guards, trained })),
).flat();
const tables: Table[] = each.flatMap((a) => each.filter((b) => a.guards + b.guards <= most).map((b) => [a, b]));

const figuresOf = ({ guards, trained }: Table[number]): Figure[] => [countFigure(guards, basis), rateFigure(trained, guards, 100, basis)];
const whole = (table: Table) => table.reduce((sum, one) => ({ guards: sum.guards + one.guards, trained: sum.trained + one.trained }));

/** Both answers as everyone reads them; a kind without guards has no cell. */
function answersOf(table: Table, rule: Rule): string {
  const byKind = table.flatMap((one, i) => (one.guards ? [{ key: [kinds[i] as string], figures: figuresOf(one) }] : []));
  return JSON.stringify([rule([{ key: [], figures: figuresOf(whole(table)) }]), rule(byKind)]);
}

/** Every number of people in a table: of each kind and in all, the trained and the others. */
const numbersOf = (table: Table) => [...table, whole(table)].flatMap(({ guards, trained }) => [guards, trained, guards - trained]);

/** The fewest values that a number of 1 to 4 people may have, for a reader who knows the rule and both answers. */
function fewestValues(rule: Rule): number {
  const alike = new Map<string, number[][]>();
  for (const table of tables) {
    const answers = answersOf(table, rule);
    alike.set(answers, [...(alike.get(answers) ?? []), numbersOf(table)]);
  }
  let fewest = Number.POSITIVE_INFINITY;
  for (const possible of alike.values())
    for (const i of numbersOf([
      { guards: 0, trained: 0 },
      { guards: 0, trained: 0 },
    ]).keys()) {
      const values = new Set(possible.map((numbers) => numbers[i] as number));
      if ([...values].some((value) => value > 0 && publishCount(value) === null)) fewest = Math.min(fewest, values.size);
    }
  return fewest;
}

test('of all small tables, each number of 1 to 4 people may have been three values or more', () => {
  expect(fewestValues(hide)).toBeGreaterThanOrEqual(3);
});

test('the search finds what is wrong with a careless rule', () => {
  const cellByCell: Rule = (cells) => cells.flatMap((cell) => hide([cell]));
  const onlyCounts: Rule = (cells) =>
    cells.map(({ key, figures: [guards, share] }) => ({
      key,
      figures: [publishCount(guards?.value ?? 0) === null && guards?.value ? { ...guards, value: null } : guards, share] as Figure[],
    }));
  const shown: Rule = (cells) => [...cells];
  for (const careless of [cellByCell, onlyCounts, shown]) expect(fewestValues(careless)).toBeLessThan(3);
});
