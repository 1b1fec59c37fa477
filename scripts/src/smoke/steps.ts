/** Runs steps one after the other; each prints a line. */
export type Steps = {
  /** A step that fails makes the later ones of its walk pointless: it throws `WalkEnded`. */
  run<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** `N passed, N failed`; true when none failed. */
  summary(): boolean;
};

/** Thrown after the failure of a step was told. */
export const walkEnded = Symbol('walk ended');

export function createSteps(print: (line: string) => void): Steps {
  let passed = 0;
  let failed = 0;
  return {
    async run(name, work) {
      const started = performance.now();
      try {
        const result = await work();
        passed++;
        print(`ok      ${name} (${Math.round(performance.now() - started)} ms)`);
        return result;
      } catch (error) {
        failed++;
        print(`FAILED  ${name}: ${(error as Error).message}`);
        throw walkEnded;
      }
    },
    summary() {
      print(`${passed} passed, ${failed} failed`);
      return failed === 0;
    },
  };
}

export function expectEqual(what: string, actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw new Error(`${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
}
