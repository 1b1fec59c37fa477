import { noScope, type Scope, type ScopeOf } from '@binhan/common/permissions';
import { In } from 'typeorm';
import { AreaCover } from './entities/area.ts';
import { Authority } from './entities/authority.ts';

/** Works out the areas and authorities of the viewer's claims; a claim on an area covers its predecessors (domain.md 3.6). */
export const scopeOf: ScopeOf = async (manager, { areas, authorities, system }): Promise<Scope> => {
  if (system || (!areas.length && !authorities.length)) return noScope;
  const bodies = authorities.length ? await manager.findBy(Authority, { id: In([...authorities]) }) : [];
  const covers = await manager.findBy(AreaCover, { areaId: In([...areas, ...bodies.map(({ areaId }) => areaId)]) });
  const coveredBy = (areaId: string) => covers.filter((cover) => cover.areaId === areaId).map(({ coveredId }) => coveredId);
  return {
    areas: new Set(areas.flatMap(coveredBy)),
    authorities: bodies.map(({ level, areaId }) => ({ level, areas: new Set(coveredBy(areaId)) })),
  };
};
