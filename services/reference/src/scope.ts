import { noScope, type Scope, type ScopeOf, type Subject } from '@binhan/common/permissions';
import { In } from 'typeorm';
import { AreaCover } from './entities/area.ts';
import type { UnitRef } from './entities/unit.ts';

/** The areas of the viewer's claims; a claim on an area covers its predecessors (domain.md 3.6). Authorities decide in `units` alone. */
export const scopeOf: ScopeOf = async (manager, { areas, system }): Promise<Scope> => {
  if (system || !areas.length) return noScope;
  const covers = await manager.findBy(AreaCover, { areaId: In([...areas]) });
  return { areas: new Set(covers.map(({ coveredId }) => coveredId)), authorities: [] };
};

/** Who sees what a service adds to `Unit`, for its access table. */
export const unitAccess = {
  seenBy: ['UNIT_HEAD', 'UNIT_CONTACT', 'AREA_OFFICER', 'PROVINCIAL_OFFICER'] as const,
  subject: ({ id, areaId }: UnitRef): Subject => ({ unitId: id, areaId }),
};
