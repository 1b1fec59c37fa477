/** Shares a whole number out by weights so that the parts are whole and sum up (largest remainders; ties go to the first). */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const order = exact.map((value, i) => ({ i, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  const left = total - parts.reduce((a, b) => a + b, 0);
  for (const { i } of order.slice(0, left)) parts[i] = (parts[i] ?? 0) + 1;
  return parts;
}

/** The same as a list: `spread(3, ['a', 'b'], [2, 1])` is a, a, b. */
export function spread<T>(total: number, values: readonly T[], weights: readonly number[]): T[] {
  return apportion(total, weights).flatMap((count, i) => Array<T>(count).fill(values[i] as T));
}

/** Puts a list into another order, the same each time (a linear congruence instead of chance). */
export function shuffle<T>(list: readonly T[], seed: number): T[] {
  let state = seed * 7919 + 17;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return list
    .map((value) => ({ value, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
