import type { ByIds } from '@binhan/common/request';
import type { Service } from '@binhan/common/subgraph';
import { type EntityTarget, In } from 'typeorm';
import { context } from './context.ts';
import { AreaCover, AreaSuccession } from './entities/area.ts';
import { UnitArea } from './entities/unit.ts';
import { errors } from './errors.ts';
import { migrations } from './migrations/index.ts';
import { nodes } from './nodes.ts';
import { followSuccessions } from './operations/follow-successions.ts';
import { installReferenceData } from './operations/install-reference-data.ts';
import { access } from './permissions.ts';
import { resolvers } from './resolvers/index.ts';
import { scopeOf } from './scope.ts';
import { sdl } from './sdl.ts';

export const service: Service = {
  name: 'units',
  port: 4001,
  sdl,
  resolvers,
  access,
  errors,
  scopeOf,
  context,
  entities: [...Object.values(nodes), AreaSuccession, AreaCover, UnitArea],
  migrations,
  byId: Object.fromEntries(Object.entries(nodes).map(([type, entity]) => [type, rowsById(entity)])),
  jobs: [
    { name: 'reference-data', run: installReferenceData },
    { name: 'follow-successions', run: followSuccessions, everyHours: 6 },
  ],
};

function rowsById(entity: EntityTarget<{ id: string }>): ByIds {
  return (manager, ids) => manager.findBy(entity, { id: In(ids) });
}
