/** SQL: how many rows of a group meet a condition. */
export function countWhere(condition: string): string {
  return `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
}

/** Sums as they were read: MySQL answers them as text, and a sum of no rows as null. */
export function numbersOf<Name extends string>(sums: Readonly<Record<Name, unknown>>): Record<Name, number> {
  return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, Number(sum)])) as Record<Name, number>;
}
