import type { Indicator } from './figures/indicator.ts';
import { allowanceIndicators } from './indicators/allowances.ts';
import { classIndicators } from './indicators/classes.ts';
import { coverageIndicators } from './indicators/coverage.ts';
import { equipmentIndicators } from './indicators/equipment.ts';
import { formalityIndicators } from './indicators/formality.ts';
import { guardIndicators } from './indicators/guards.ts';
import { keyUnitIndicators } from './indicators/key-units.ts';
import { qualityIndicators } from './indicators/quality.ts';
import { reachIndicators } from './indicators/reach.ts';
import { recordsOfUnitsIndicators } from './indicators/records-of-units.ts';
import { reviewIndicators } from './indicators/reviews.ts';
import { roundIndicators } from './indicators/round.ts';
import { sessionIndicators } from './indicators/sessions.ts';
import { teamIndicators } from './indicators/teams.ts';
import { turnoverIndicators } from './indicators/turnover.ts';
import { unevennessIndicators } from './indicators/unevenness.ts';

/** The catalogue (domain.md 4), in its order. */
export const indicators: readonly Indicator[] = [
  ...roundIndicators,
  ...coverageIndicators,
  ...recordsOfUnitsIndicators,
  ...unevennessIndicators,
  ...formalityIndicators,
  ...keyUnitIndicators,
  ...guardIndicators,
  ...equipmentIndicators,
  ...allowanceIndicators,
  ...turnoverIndicators,
  ...teamIndicators,
  ...sessionIndicators,
  ...classIndicators,
  ...reachIndicators,
  ...reviewIndicators,
  ...qualityIndicators,
];

export const indicatorByCode: ReadonlyMap<string, Indicator> = new Map(indicators.map((one) => [one.code, one]));
