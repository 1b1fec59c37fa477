import type { Indicator } from './figures/indicator.ts';
import { u1, u2, u3 } from './indicators/round.ts';
import { w1, w2, w3 } from './indicators/sessions.ts';

/** The catalogue (domain.md 4), in its order. */
export const indicators: readonly Indicator[] = [u1, u2, u3, w1, w2, w3];

export const indicatorByCode: ReadonlyMap<string, Indicator> = new Map(indicators.map((one) => [one.code, one]));
