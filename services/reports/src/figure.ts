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

/** A count. It is 0, not "no data", as soon as any event is known. */
export function countFigure(count: number, basis: Basis): Figure {
  const noData = basis.watermark === null;
  return { value: noData ? null : count, numerator: null, denominator: null, suppressed: false, noData, ...basis };
}

/** A rate in percent with two decimals; null without a denominator. */
export function rateFigure(numerator: number, denominator: number, basis: Basis): Figure {
  const value = denominator === 0 ? null : Math.round((numerator / denominator) * 10_000) / 100;
  return { value, numerator, denominator, suppressed: false, noData: denominator === 0, ...basis };
}
