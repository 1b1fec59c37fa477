/** A figure with what it rests on (architecture.md 7). */
export type Figure = {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  suppressed: boolean;
  noData: boolean;
  computedAt: Date;
  watermark: Date | null;
  ruleSet: string | null;
};

export type Basis = Pick<Figure, 'computedAt' | 'watermark' | 'ruleSet'>;

/** A count or a sum. It is 0, not "no data", as soon as any event of its kind is known. */
export function countFigure(count: number, basis: Basis): Figure {
  const noData = basis.watermark === null;
  return { ...nothing, ...basis, value: noData ? null : count, noData };
}

/** Numerator over denominator, times `factor`, with two decimals; no data without a denominator. */
export function rateFigure(numerator: number, denominator: number, factor: number, basis: Basis): Figure {
  const noData = denominator === 0 || basis.watermark === null;
  return { ...nothing, ...basis, value: noData ? null : rounded((numerator / denominator) * factor), numerator, denominator, noData };
}

/** What is worked out from many values; null where these are too few to say anything. */
export function statisticFigure(value: number | null, basis: Basis): Figure {
  return { ...nothing, ...basis, value: value === null ? null : rounded(value), noData: value === null };
}

/** Nothing that could be counted. */
export function noDataFigure(basis: Basis): Figure {
  return { ...nothing, ...basis, noData: true };
}

/** Known, and hidden so that nobody can be recognised (security.md 4). */
export function hiddenFigure({ computedAt, watermark, ruleSet }: Basis): Figure {
  return { ...nothing, computedAt, watermark, ruleSet, suppressed: true };
}

/** Two decimals, half away from zero; percent and means alike (domain.md 4). */
export function rounded(value: number): number {
  // A half that binary fractions make a hair too small, as 5.005, is meant to be one.
  return (Math.sign(value) * Math.round(Math.abs(value) * 100 * (1 + 2 * Number.EPSILON))) / 100;
}

const nothing = { value: null, numerator: null, denominator: null, suppressed: false, noData: false };
