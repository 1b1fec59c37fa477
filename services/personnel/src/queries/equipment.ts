import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import { restrict } from '@binhan/common/restrict';
import { inArea } from '@binhan/reference/areas';
import { type EntityManager, In } from 'typeorm';
import { EquipmentHolding, type EquipmentState, type EquipmentType } from '../entities/equipment-holding.ts';
import { equipmentHoldingLife } from '../states/equipment-holding.ts';
import type { Asking } from './guards.ts';

export type EquipmentFilter = {
  unitId?: string | null;
  areaId?: string | null;
  types?: EquipmentType[] | null;
  states?: EquipmentState[] | null;
};

export function findEquipment(
  { read, viewer, scope }: Asking,
  filter: EquipmentFilter,
  page: PageArgs,
): Promise<Connection<EquipmentHolding>> {
  const query = read.createQueryBuilder(EquipmentHolding, 'e');
  restrict(query, viewer, equipmentHoldingLife.spec.access.seenBy, scope, { unitId: 'e.unitId', areaId: 'e.areaId' });
  const { unitId, areaId, types, states } = filter;
  if (unitId) query.andWhere('e.unitId = :unitId', { unitId });
  if (areaId) inArea(query, 'e.areaId', areaId);
  if (types) query.andWhere({ type: In(types) });
  if (states) query.andWhere({ state: In(states) });
  return connection(query, page, [{ column: 'e.id', value: ({ id }) => id }]);
}

export function equipmentOf(manager: EntityManager, unitIds: string[]): Promise<EquipmentHolding[]> {
  return manager.find(EquipmentHolding, { where: { unitId: In(unitIds) }, order: { id: 'ASC' } });
}
