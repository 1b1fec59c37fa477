import type { Checks } from './checks.ts';

const mostExamples = 5;

/** The table of a run and its checks; true when all passed. */
export function printReport(print: (line: string) => void, numbers: Record<string, string | number>, checks: Checks): boolean {
  const width = Math.max(...Object.keys(numbers).map((name) => name.length));
  print('');
  for (const [name, value] of Object.entries(numbers)) print(`${name.padEnd(width)}  ${value}`);
  print('');
  let failed = 0;
  for (const [name, problems] of Object.entries(checks)) {
    print(`${problems.length ? 'FAILED' : 'ok    '}  ${name}${problems.length ? `: ${problems.length}` : ''}`);
    for (const problem of problems.slice(0, mostExamples)) print(`          ${problem.slice(0, 400)}`);
    if (problems.length) failed++;
  }
  print(`${Object.keys(checks).length - failed} passed, ${failed} failed`);
  return failed === 0;
}
