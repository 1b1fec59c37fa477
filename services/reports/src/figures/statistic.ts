/** What is worked out from many values; null where there are none. */
export type Statistic = (values: readonly number[]) => number | null;

/** The value below which a share of all lies, between neighbours by their distance (as PERCENTILE_CONT and Excel's QUARTILE.INC). */
export function quantile(share: number): Statistic {
  return (values) => {
    if (!values.length) return null;
    const sorted = values.toSorted((a, b) => a - b);
    const at = (sorted.length - 1) * share;
    const below = sorted[Math.floor(at)] as number;
    const above = sorted[Math.ceil(at)] as number;
    return below + (above - below) * (at - Math.floor(at));
  };
}

export const median = quantile(0.5);

/** Largest minus smallest. */
export const range: Statistic = (values) => (values.length ? Math.max(...values) - Math.min(...values) : null);

/** Upper minus lower quartile. */
export const interquartileRange: Statistic = (values) => {
  const [lower, upper] = [quantile(0.25)(values), quantile(0.75)(values)];
  return lower === null || upper === null ? null : upper - lower;
};

/** Gini coefficient, 0 (all alike) to 1; 0 where all are 0. */
export const gini: Statistic = (values) => {
  if (!values.length) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  if (total === 0) return 0;
  const weighted = sorted.reduce((sum, value, i) => sum + value * (i + 1), 0);
  return (2 * weighted) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
};

export const largest: Statistic = (values) => (values.length ? values.reduce((a, b) => Math.max(a, b)) : null);

/** How many lie far off: nothing at all, or above the upper quartile by more than three times the distance of the quartiles (Tukey's outer fence). */
export const outliers: Statistic = (values) => {
  const [lower, upper] = [quantile(0.25)(values), quantile(0.75)(values)];
  if (lower === null || upper === null) return null;
  return values.filter((value) => value === 0 || value > upper + 3 * (upper - lower)).length;
};
