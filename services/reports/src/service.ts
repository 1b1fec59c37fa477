import { byIdOf } from '@binhan/common/request';
import type { Service } from '@binhan/common/subgraph';
import { scopeOf } from '@binhan/reference/scope';
import { context } from './context.ts';
import { Export } from './entities/export.ts';
import { ExportPart } from './entities/export-part.ts';
import { Snapshot, SnapshotPart } from './entities/snapshot.ts';
import { ownEntities, readModel } from './entities.ts';
import { errors } from './errors.ts';
import { handlers } from './events/consumed.ts';
import { exportWorker } from './exports/worker.ts';
import { files } from './files.ts';
import { gauges } from './gauges.ts';
import { checkRollupsDaily } from './jobs.ts';
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
  entities: [...readModel, ...ownEntities, Export, ExportPart, Snapshot, SnapshotPart],
  migrations,
  byId: byIdOf({ Export, Snapshot }),
  files,
  handlers,
  jobs: [tidyExports, checkRollupsDaily],
  gauges,
  workers: [exportWorker()],
};
