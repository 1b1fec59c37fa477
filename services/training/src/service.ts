import { byIdOf } from '@binhan/common/request';
import type { Service } from '@binhan/common/subgraph';
import { referenceEntities } from '@binhan/reference/entities';
import { scopeOf } from '@binhan/reference/scope';
import { context } from './context.ts';
import { BroadcastEdition } from './entities/broadcast-column.ts';
import { SessionLine } from './entities/session.ts';
import { ClassLine } from './entities/training-class.ts';
import { errors } from './errors.ts';
import { handlers } from './events/consumed.ts';
import { migrations } from './migrations/index.ts';
import { nodes } from './nodes.ts';
import { access } from './permissions.ts';
import { resolvers } from './resolvers/index.ts';
import { loadSampleData } from './sample-data.ts';
import { sdl } from './sdl.ts';

export const service: Service = {
  name: 'training',
  port: 4003,
  sdl,
  resolvers,
  access,
  errors,
  scopeOf,
  context,
  entities: [...new Set([...referenceEntities, ...Object.values(nodes), SessionLine, ClassLine, BroadcastEdition])],
  migrations,
  byId: byIdOf(nodes),
  handlers,
  loadSampleData,
};
