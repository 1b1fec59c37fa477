import type { Received } from '@binhan/common/received';
import type { RegistrationData } from '../events/received.ts';

/** The columns that every fact of the yearly round has. */
export function roundFacts({ id, time, data }: Received<Pick<RegistrationData, 'state' | 'unitId' | 'unit' | 'roundYear' | 'synthetic'>>) {
  const { state, unitId, unit, roundYear, synthetic } = data;
  const { kind: unitKind, managementLevel, isKeyEconomic, isLarge, areaId } = unit;
  return { id, state, unitId, unitKind, managementLevel, isKeyEconomic, isLarge, areaId, roundYear, synthetic, eventTime: time };
}
