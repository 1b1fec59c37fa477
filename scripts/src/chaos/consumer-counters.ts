import type { Replica } from './replica.ts';

/** Counters of the consumers, asked again and again: those of a process go with it. */
export type ConsumerCounters = { gaps(): number; duplicates(): number; stop(): void };

const everyMs = 500;
const names = { gaps: 'binhan_consumer_gaps_total', duplicates: 'binhan_consumer_duplicates_total' } as const;
type Counted = Record<keyof typeof names, number>;

export function watchCounters(replicas: readonly Replica[]): ConsumerCounters {
  const ended: Counted = { gaps: 0, duplicates: 0 };
  const last = new Map<string, Counted>();
  const look = async ({ name, port }: Replica) => {
    const text = await fetch(`http://127.0.0.1:${port}/metrics`, { signal: AbortSignal.timeout(everyMs) })
      .then((answer) => answer.text())
      .catch(() => undefined);
    if (text === undefined) return;
    const now = { gaps: sumOf(text, names.gaps), duplicates: sumOf(text, names.duplicates) };
    const before = last.get(name);
    // A counter that went back belongs to a new process.
    if (before) for (const key of Object.keys(names) as (keyof Counted)[]) if (now[key] < before[key]) ended[key] += before[key];
    last.set(name, now);
  };
  const timer = setInterval(() => replicas.forEach((one) => void look(one)), everyMs);
  const total = (key: keyof Counted) => [...last.values()].reduce((sum, one) => sum + one[key], ended[key]);
  return { gaps: () => total('gaps'), duplicates: () => total('duplicates'), stop: () => clearInterval(timer) };
}

function sumOf(text: string, metric: string): number {
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${metric}{`))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}
