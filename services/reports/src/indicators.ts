import type { Indicator } from './figures/indicator.ts';
import { allowanceIndicators } from './indicators/allowances.ts';
import { classIndicators } from './indicators/classes.ts';
import { equipmentIndicators } from './indicators/equipment.ts';
import { guardIndicators } from './indicators/guards.ts';
import { qualityIndicators } from './indicators/quality.ts';
import { reachIndicators } from './indicators/reach.ts';
import { roundIndicators } from './indicators/round.ts';
import { sessionIndicators } from './indicators/sessions.ts';
import { teamIndicators } from './indicators/teams.ts';
import { turnoverIndicators } from './indicators/turnover.ts';

/** The catalogue (domain.md 4), in its order. */
export const indicators: readonly Indicator[] = [
  ...roundIndicators,
  ...guardIndicators,
  ...equipmentIndicators,
  ...allowanceIndicators,
  ...turnoverIndicators,
  ...teamIndicators,
  ...sessionIndicators,
  ...classIndicators,
  ...reachIndicators,
  ...qualityIndicators,
];

export const indicatorByCode: ReadonlyMap<string, Indicator> = new Map(indicators.map((one) => [one.code, one]));
