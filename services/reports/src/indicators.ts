import type { Indicator } from './figures/indicator.ts';
import { roundIndicators } from './indicators/round.ts';
import { sessionIndicators } from './indicators/sessions.ts';
import { tipIndicators } from './indicators/tips.ts';

/** The catalogue (domain.md 4), in its order. */
export const indicators: readonly Indicator[] = [...roundIndicators, ...sessionIndicators, ...tipIndicators];

export const indicatorByCode: ReadonlyMap<string, Indicator> = new Map(indicators.map((one) => [one.code, one]));
