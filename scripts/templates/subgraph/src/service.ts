import { byIdOf } from '@binhan/common/request';
import type { Service } from '@binhan/common/subgraph';
import { referenceEntities } from '@binhan/reference/entities';
import { scopeOf } from '@binhan/reference/scope';
import { __Type__ } from './entities/__kebab__.ts';
import { errors } from './errors.ts';
import { handlers } from './events/consumed.ts';
import { migrations } from './migrations/index.ts';
import { nodes } from './nodes.ts';
import { access } from './permissions.ts';
import { resolvers } from './resolvers/index.ts';
import { sdl } from './sdl.ts';

export const service: Service = {
  name: '__name__',
  port: __port__,
  sdl,
  resolvers,
  access,
  errors,
  scopeOf,
  entities: [...referenceEntities, __Type__],
  migrations,
  byId: byIdOf(nodes),
  handlers,
};
