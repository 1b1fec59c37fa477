import { noScope } from '@binhan/common/permissions';
import type { Service } from '@binhan/common/subgraph';
import { AreaCover, AreaRef } from './entities/area.ts';
import { RecognitionFact, RegistrationFact } from './entities/facts.ts';
import { UnitRef } from './entities/unit.ts';
import { handlers } from './events/consumed.ts';
import { migrations } from './migrations/index.ts';
import { access } from './permissions.ts';
import { resolvers } from './resolvers/index.ts';
import { sdl } from './sdl.ts';

export const service: Service = {
  name: 'reports',
  port: 4005,
  sdl,
  resolvers,
  access,
  errors: {},
  scopeOf: async () => noScope,
  entities: [AreaRef, AreaCover, UnitRef, RegistrationFact, RecognitionFact],
  migrations,
  byId: {},
  handlers,
};
