import { byIdOf } from '@binhan/common/request';
import type { Service } from '@binhan/common/subgraph';
import { context } from './context.ts';
import { AreaCover, AreaSuccession } from './entities/area.ts';
import { UnitArea } from './entities/unit.ts';
import { UnitReadiness } from './entities/unit-readiness.ts';
import { errors } from './errors.ts';
import { handlers } from './events/consumed.ts';
import { migrations } from './migrations/index.ts';
import { nodes } from './nodes.ts';
import { followSuccessions } from './operations/follow-successions.ts';
import { installReferenceData } from './operations/install-reference-data.ts';
import { passDeadlines } from './operations/pass-deadlines.ts';
import { access } from './permissions.ts';
import { resolvers } from './resolvers/index.ts';
import { loadSampleData } from './sample-data.ts';
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
  entities: [...Object.values(nodes), AreaSuccession, AreaCover, UnitArea, UnitReadiness],
  migrations,
  byId: byIdOf(nodes),
  handlers,
  jobs: [
    { name: 'reference-data', run: installReferenceData },
    { name: 'follow-successions', run: followSuccessions, everyHours: 6 },
    { name: 'pass-deadlines', run: passDeadlines, everyHours: 6 },
  ],
  loadSampleData,
};
