/** Counts what was allowed for a key in the last `ms`, and how long until one more is. */
export type TrueWindow = {
  /** Takes one of `most`; otherwise answers the milliseconds to wait. A refused try is not counted, so it renews nothing. */
  take(key: string, now: Date): number;
  /** How many were taken in the window. */
  count(key: string, now: Date): number;
};

const slices = 15;

/**
 * A window that slides by slices of a fifteenth: a hit ends when its slice leaves the window, whatever came after it. Only
 * what was taken is kept, for one window, in memory.
 */
export function trueWindow({ ms, most }: { ms: number; most: number }): TrueWindow {
  const width = ms / slices;
  const kept = new Map<number, Map<string, number>>();
  const sliceOf = (now: Date) => Math.floor(now.getTime() / width);
  const forget = (newest: number) => {
    for (const slice of kept.keys()) if (slice <= newest - slices || slice > newest) kept.delete(slice);
  };
  const countAt = (key: string, newest: number) => {
    forget(newest);
    let sum = 0;
    for (const counts of kept.values()) sum += counts.get(key) ?? 0;
    return sum;
  };
  const waitFor = (key: string, now: Date) => {
    const oldest = Math.min(...[...kept].filter(([, counts]) => counts.has(key)).map(([slice]) => slice));
    return Math.max(1, (oldest + slices) * width - now.getTime());
  };
  return {
    count: (key, now) => countAt(key, sliceOf(now)),
    take(key, now) {
      const newest = sliceOf(now);
      if (countAt(key, newest) >= most) return waitFor(key, now);
      const counts = kept.get(newest) ?? new Map<string, number>();
      kept.set(newest, counts.set(key, (counts.get(key) ?? 0) + 1));
      return 0;
    },
  };
}
