import { noScope } from '@binhan/common/permissions';
import type { Service } from '@binhan/common/subgraph';
import { referenceEntities } from '@binhan/reference/entities';
import { handlers } from './events/consumed.ts';
import { factEntities } from './facts.ts';
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
  entities: [...referenceEntities, ...factEntities],
  migrations,
  byId: {},
  handlers,
};
