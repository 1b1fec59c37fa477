import type { Service } from '@binhan/common/subgraph';
import { In } from 'typeorm';
import { __Type__ } from './entities/__kebab__.ts';
import { errors } from './errors.ts';
import { migrations } from './migrations/index.ts';
import { access } from './permissions.ts';
import { resolvers } from './resolvers/index.ts';
import { scopeOf } from './scope.ts';
import { sdl } from './sdl.ts';

export const service: Service = {
  name: '__name__',
  port: __port__,
  sdl,
  resolvers,
  access,
  errors,
  scopeOf,
  entities: [__Type__],
  migrations,
  byId: { __Type__: (manager, ids) => manager.findBy(__Type__, { id: In(ids) }) },
};
