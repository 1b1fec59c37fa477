import type { Indicator } from './figures/indicator.ts';
import { coverageIndicators } from './indicators/coverage.ts';
import { formalityIndicators } from './indicators/formality.ts';
import { keyUnitIndicators } from './indicators/key-units.ts';
import { recordsOfUnitsIndicators } from './indicators/records-of-units.ts';
import { reviewIndicators } from './indicators/reviews.ts';
import { roundIndicators } from './indicators/round.ts';
import { sessionIndicators } from './indicators/sessions.ts';
import { unevennessIndicators } from './indicators/unevenness.ts';

/** The catalogue (domain.md 4), in its order. */
export const indicators: readonly Indicator[] = [
  ...roundIndicators,
  ...coverageIndicators,
  ...recordsOfUnitsIndicators,
  ...unevennessIndicators,
  ...formalityIndicators,
  ...keyUnitIndicators,
  ...sessionIndicators,
  ...reviewIndicators,
];

export const indicatorByCode: ReadonlyMap<string, Indicator> = new Map(indicators.map((one) => [one.code, one]));
