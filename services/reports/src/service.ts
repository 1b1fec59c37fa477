import { noScope } from '@binhan/common/permissions';
import { byIdOf } from '@binhan/common/request';
import type { Service } from '@binhan/common/subgraph';
import { AreaCover, AreaRef } from './entities/area.ts';
import { Export } from './entities/export.ts';
import { ExportPart } from './entities/export-part.ts';
import { RecognitionFact, RegistrationFact } from './entities/facts.ts';
import { UnitRef } from './entities/unit.ts';
import { errors } from './errors.ts';
import { handlers } from './events/consumed.ts';
import { exportWorker } from './exports/worker.ts';
import { files } from './files.ts';
import { migrations } from './migrations/index.ts';
import { nodes } from './nodes.ts';
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
  scopeOf: async () => noScope,
  entities: [AreaRef, AreaCover, UnitRef, RegistrationFact, RecognitionFact, Export, ExportPart],
  migrations,
  byId: byIdOf(nodes),
  files,
  handlers,
  jobs: [tidyExports],
  workers: [exportWorker()],
};
