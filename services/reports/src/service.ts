import { byIdOf } from '@binhan/common/request';
import type { Service } from '@binhan/common/subgraph';
import { scopeOf } from '@binhan/reference/scope';
import { context } from './context.ts';
import { Export } from './entities/export.ts';
import { ExportPart } from './entities/export-part.ts';
import { readModel } from './entities.ts';
import { errors } from './errors.ts';
import { handlers } from './events/consumed.ts';
import { exportWorker } from './exports/worker.ts';
import { files } from './files.ts';
import { migrations } from './migrations/index.ts';
import { tidyExports } from './operations/tidy-exports.ts';
import { access } from './permissions.ts';
import { resolvers } from './resolvers/index.ts';
import { sdl } from './sdl.ts';

export const service: Service = {
  name: 'reports',
  port: 4005,
  sdl,
  resolvers,
  access,
  errors,
  scopeOf,
  context,
  entities: [...readModel, Export, ExportPart],
  migrations,
  byId: byIdOf({ Export }),
  files,
  handlers,
  jobs: [tidyExports],
  workers: [exportWorker()],
};
