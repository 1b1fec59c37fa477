/** A count as everyone may read it: null where it is hidden. Zero is a count; what was not counted at all has no record. */
export type PublishedCount = number | null;

/** A table of one dimension with its sum, as everyone may read it. */
export type PublishedCounts = { cells: PublishedCount[]; total: PublishedCount };

/** Counts of people, tips and outcomes below this, and not 0, are hidden (security.md 4). */
const least = 5;

/** A single count, that stands in no sum. */
export function publishCount(count: number): PublishedCount {
  return isSmall(count) ? null : count;
}

/**
 * A table with its small cells hidden, and its total hidden where that would give them away: for each hidden cell at least
 * three values fit to what is shown, also for a reader who knows this rule.
 *
 * With `k` hidden cells of 1 to 4 whose sum is `s`, every way to share `s` out over them gives the same answer, so a cell may
 * be anything from s - 4(k - 1) to s - (k - 1) within 1 to 4: three values or more when k + 2 <= s <= 4k - 2. Otherwise the
 * total goes, and then each hidden cell may be 1, 2, 3 or 4. The total is the complementary cell: in a table of one
 * dimension no other one has to be hidden, and a larger count never is.
 *
 * Tables that share cells, or a table and a part of it, must not both be published: nothing here knows of the other.
 */
export function suppress(counts: readonly number[]): PublishedCounts {
  const hidden = counts.filter(isSmall);
  const total = sum(counts);
  const tells = hidden.length > 0 && !(hidden.length + 2 <= sum(hidden) && sum(hidden) <= 4 * hidden.length - 2);
  return { cells: counts.map(publishCount), total: tells ? null : total };
}

function isSmall(count: number): boolean {
  return count > 0 && count < least;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
