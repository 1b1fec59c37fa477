/** Tells each fault as it happens, and counts them by kind. */
export type FaultLog = { tell(kind: string, target: string): void; note(text: string): void; counts(): Record<string, number> };

export function createFaultLog(print: (line: string) => void): FaultLog {
  const started = performance.now();
  const counts = new Map<string, number>();
  const at = () => `${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s`;
  return {
    tell(kind, target) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      print(`${at()}  ${kind} ${target}`);
    },
    note: (text) => print(`${at()}  ${text}`),
    counts: () => Object.fromEntries([...counts].sort()),
  };
}
