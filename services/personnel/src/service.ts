import { byIdOf } from '@binhan/common/request';
import type { Service } from '@binhan/common/subgraph';
import { referenceEntities } from '@binhan/reference/entities';
import { scopeOf } from '@binhan/reference/scope';
import { Guard } from './entities/guard.ts';
import { errors } from './errors.ts';
import { handlers } from './events/consumed.ts';
import { migrations } from './migrations/index.ts';
import { nodes } from './nodes.ts';
import { access } from './permissions.ts';
import { resolvers } from './resolvers/index.ts';
import { sdl } from './sdl.ts';

export const service: Service = {
  name: 'personnel',
  port: 4002,
  sdl,
  resolvers,
  access,
  errors,
  scopeOf,
  entities: [...referenceEntities, Guard],
  migrations,
  byId: byIdOf(nodes),
  handlers,
};
