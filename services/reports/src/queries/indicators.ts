import type { EntityManager } from 'typeorm';
import { countFigure, type Figure, rateFigure } from '../figure.ts';
import type { IndicatorCode } from '../generated/types.ts';
import { type IndicatorSpec, indicators } from '../indicators.ts';
import { basisOf, countRecognised, countRegistered, type RoundCount, type RoundFilter } from './round-facts.ts';

export type IndicatorResult = { indicator: IndicatorSpec; distinctUnits: Figure; records: Figure };

/** Computes an indicator for a filter, by both readings. */
export async function computeIndicator(
  manager: EntityManager,
  code: IndicatorCode,
  filter: RoundFilter,
  now: Date,
): Promise<IndicatorResult> {
  const basis = await basisOf(manager, filter, now);
  const both = (figure: (reading: keyof RoundCount) => Figure) => ({
    indicator: indicators[code],
    distinctUnits: figure('distinctUnits'),
    records: figure('records'),
  });
  if (code === 'U3') {
    const [registered, recognised] = await Promise.all([countRegistered(manager, filter), countRecognised(manager, filter)]);
    return both((reading) => rateFigure(recognised[reading], registered[reading], basis));
  }
  const counted = await (code === 'U1' ? countRegistered : countRecognised)(manager, filter);
  return both((reading) => countFigure(counted[reading], basis));
}
