import { type PublishedCounts, publishCount, suppress } from '@binhan/common/suppression';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

type Rule = (counts: readonly number[]) => PublishedCounts;

/** All tables of so many cells with counts of 0 to 9. */
function* tablesOf(cells: number): Generator<number[]> {
  for (let n = 0; n < 10 ** cells; n++) yield [...String(n).padStart(cells, '0')].map(Number);
}

/** The fewest values that fit to a hidden cell, over all tables up to four cells: a reader who knows the rule cannot do better. */
function fewestValues(rule: Rule): number {
  let fewest = Number.POSITIVE_INFINITY;
  for (const cells of [1, 2, 3, 4]) {
    const byAnswer = new Map<string, { answer: PublishedCounts; values: Set<number>[] }>();
    for (const table of tablesOf(cells)) {
      const answer = rule(table);
      const key = JSON.stringify(answer);
      const same = byAnswer.get(key) ?? { answer, values: table.map(() => new Set<number>()) };
      byAnswer.set(key, same);
      for (const [i, count] of table.entries()) same.values[i]?.add(count);
    }
    for (const { answer, values } of byAnswer.values())
      for (const [i, { size }] of values.entries()) if (answer.cells[i] === null) fewest = Math.min(fewest, size);
  }
  return fewest;
}

const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
const small = (count: number) => count > 0 && count < 5;
const hideSmall = (counts: readonly number[]) => counts.map((count) => (small(count) ? null : count));

test('of all small tables, each hidden cell may have been three values or more', () => {
  expect(fewestValues(suppress)).toBeGreaterThanOrEqual(3);
});

test('only counts of 1 to 4 are hidden, 0 is shown, and what is shown is true', () => {
  for (const table of tablesOf(3)) {
    const { cells, total } = suppress(table);
    expect(cells).toEqual(hideSmall(table));
    expect([null, sum(table)]).toContain(total);
  }
  expect([0, 1, 4, 5, 45].map(publishCount)).toEqual([0, null, null, 5, 45]);
});

test('a table that hides nothing shows its total, and so does one with enough hidden', () => {
  expect(suppress([0, 5, 12])).toEqual({ cells: [0, 5, 12], total: 17 });
  expect(suppress([3, 1, 12])).toEqual({ cells: [null, null, 12], total: 16 });
  expect(suppress([3, 5, 12])).toEqual({ cells: [null, 5, 12], total: null });
  expect(suppress([1, 1, 12])).toEqual({ cells: [null, null, 12], total: null });
  expect(suppress([4, 4, 12])).toEqual({ cells: [null, null, 12], total: null });
  expect(suppress([])).toEqual({ cells: [], total: 0 });
});

test('in larger tables too, three tables with different counts in the cell give the same answer', () => {
  const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.nat(500)), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(counts, (table) => {
      const answer = suppress(table);
      for (const [i, cell] of answer.cells.entries()) {
        if (cell !== null) continue;
        const fitting = [1, 2, 3, 4].filter((value) => {
          const other = withCell(table, i, value, answer.total !== null);
          return other && JSON.stringify(suppress(other)) === JSON.stringify(answer);
        });
        expect(fitting.length).toBeGreaterThanOrEqual(3);
      }
    }),
    { numRuns: 2000 },
  );
});

/** Another table with this count in the cell: with the same sum, or with all other small counts set alike so that the total stays hidden. */
function withCell(table: readonly number[], cell: number, value: number, sameSum: boolean): number[] | undefined {
  const others = table.flatMap((count, i) => (i !== cell && small(count) ? [i] : []));
  const made = [...table];
  made[cell] = value;
  if (!sameSum) {
    for (const i of others) made[i] = value <= 2 ? 1 : 4;
    return made;
  }
  let left = sum(table.filter(small)) - value - others.length;
  for (const i of others) {
    const more = Math.max(0, Math.min(3, left));
    made[i] = 1 + more;
    left -= more;
  }
  return left === 0 ? made : undefined;
}

describe('the search finds what is wrong with a careless rule', () => {
  const careless: Record<string, Rule> = {
    'small cells are hidden and the total is always shown': (counts) => ({ cells: hideSmall(counts), total: sum(counts) }),
    'two hidden cells are taken for enough': (counts) => ({
      cells: hideSmall(counts),
      total: counts.filter(small).length === 1 ? null : sum(counts),
    }),
    'one large cell is hidden besides, the smallest': (counts) => {
      const large = counts.filter((count) => count >= 5);
      const at = counts.indexOf(Math.min(...large));
      const needed = counts.filter(small).length === 1 && large.length > 0;
      const cells = hideSmall(counts).map((cell, i) => (needed && i === at ? null : cell));
      return { cells, total: sum(counts) };
    },
    'the total is hidden where the hidden sum is small, not where it is large': (counts) => {
      const hidden = counts.filter(small);
      return { cells: hideSmall(counts), total: hidden.length && sum(hidden) < hidden.length + 2 ? null : sum(counts) };
    },
    'the limits of the hidden sum are one off': (counts) => {
      const hidden = counts.filter(small);
      const tells = hidden.length > 0 && !(hidden.length + 1 <= sum(hidden) && sum(hidden) <= 4 * hidden.length - 1);
      return { cells: hideSmall(counts), total: tells ? null : sum(counts) };
    },
    'the total is hidden only when it is itself small': (counts) => ({ cells: hideSmall(counts), total: publishCount(sum(counts)) }),
  };
  test.each(Object.entries(careless))('%s', (_name, rule) => {
    expect(fewestValues(rule)).toBeLessThan(3);
  });
});
