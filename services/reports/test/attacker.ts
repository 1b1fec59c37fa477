/** What somebody who reads everything has in hand. A cell that is null is hidden: 1 to 4, as everyone is told. */
export type Published = {
  cells: ReadonlyMap<string, number | null>;
  /** Sums over cells. `atLeast`: the cells count all of it and may count more. */
  sums: readonly { of: readonly string[]; total: number; atLeast?: boolean }[];
};

const [least, most] = [1, 4];
type Equation = { of: string[]; from: number; to: number };

/** For each hidden cell, which values fit to all that is published: the whole numbers that solve the equations. */
export function valuesLeft({ cells, sums }: Published): Map<string, number[]> {
  const hidden = new Set([...cells].filter(([, value]) => value === null).map(([name]) => name));
  const equations = sums.map(({ of, total, atLeast }): Equation => {
    const shown = of.reduce((sum, name) => sum + (cells.get(name) ?? 0), 0);
    return { of: of.filter((name) => hidden.has(name)), from: total - shown, to: atLeast ? Number.POSITIVE_INFINITY : total - shown };
  });
  return new Map(
    [...hidden].map((name) => {
      const linked = linkedTo(name, equations);
      return [name, range(least, most).filter((value) => solves(linked, new Map([[name, value]])))];
    }),
  );
}

/** Hidden cells of which fewer than three values are left, and counts of 1 to 4 that stand there openly. */
export function revealed(published: Published): string[] {
  const open = [...published.cells].filter(([, value]) => value !== null && value >= least && value <= most).map(([name]) => name);
  return [...open, ...[...valuesLeft(published)].filter(([, values]) => values.length < 3).map(([name]) => name)];
}

/** The equations that have to do with a cell, over as many steps as it takes. */
function linkedTo(cell: string, equations: readonly Equation[]): Equation[] {
  const known = new Set([cell]);
  const linked = new Set<Equation>();
  for (let size = -1; size < linked.size; ) {
    size = linked.size;
    for (const equation of equations)
      if (equation.of.some((name) => known.has(name))) {
        linked.add(equation);
        for (const name of equation.of) known.add(name);
      }
  }
  return [...linked];
}

/** Whether whole numbers from 1 to 4 fit, given some of them: tried one by one, and given up as soon as a sum cannot come out. */
function solves(equations: readonly Equation[], given: ReadonlyMap<string, number>): boolean {
  const inReach = equations.every(({ of, from, to }) => {
    const known = of.reduce((sum, name) => sum + (given.get(name) ?? 0), 0);
    const open = of.filter((name) => !given.has(name)).length;
    return known + open * least <= to && known + open * most >= from;
  });
  if (!inReach) return false;
  // One equation alone is solved as soon as it is in reach; only cells of several have to be tried.
  const times = new Map<string, number>();
  for (const name of equations.flatMap(({ of }) => of)) times.set(name, (times.get(name) ?? 0) + 1);
  const shared = [...times].find(([name, count]) => count > 1 && !given.has(name))?.[0];
  return shared === undefined || range(least, most).some((value) => solves(equations, new Map([...given, [shared, value]])));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
