import { isDeepStrictEqual } from 'node:util';

type Rows = { id: string }[];

/** What two lists of rows do not have alike, by id. */
export function differences(expected: Rows, actual: Rows): string[] {
  const found = new Map(actual.map((row) => [row.id, { ...row }]));
  const problems = expected.flatMap((row) => {
    const other = found.get(row.id);
    found.delete(row.id);
    if (isDeepStrictEqual({ ...row }, other)) return [];
    return [other ? `${row.id}: ${JSON.stringify(row)} became ${JSON.stringify(other)}` : `${row.id} is missing`];
  });
  return [...problems, ...[...found.keys()].map((id) => `${id} should not be there`)];
}
