import { byIdOf } from '@binhan/common/request';
import type { Service } from '@binhan/common/subgraph';
import { referenceEntities } from '@binhan/reference/entities';
import { UnitRef } from '@binhan/reference/entities/unit';
import { scopeOf } from '@binhan/reference/scope';
import { context } from './context.ts';
import { EquipmentCount } from './entities/equipment-holding.ts';
import { GuardPost } from './entities/guard.ts';
import { PublishedReadiness } from './entities/published-readiness.ts';
import { Reminder } from './entities/reminder.ts';
import { errors } from './errors.ts';
import { handlers } from './events/consumed.ts';
import { migrations } from './migrations/index.ts';
import { nodes } from './nodes.ts';
import { eraseGuards } from './operations/erase-guard.ts';
import { refreshReadiness } from './operations/refresh-readiness.ts';
import { sendReminders } from './operations/send-reminders.ts';
import { startAppointed } from './operations/start-guard.ts';
import { access } from './permissions.ts';
import { resolvers } from './resolvers/index.ts';
import { loadSampleData } from './sample-data.ts';
import { sdl } from './sdl.ts';

const ownEntities = Object.values(nodes).filter((entity) => entity !== UnitRef);

export const service: Service = {
  name: 'personnel',
  port: 4002,
  sdl,
  resolvers,
  access,
  errors,
  scopeOf,
  context,
  entities: [...referenceEntities, ...ownEntities, GuardPost, EquipmentCount, PublishedReadiness, Reminder],
  migrations,
  byId: byIdOf(nodes),
  handlers,
  jobs: [
    { name: 'start-appointed', run: startAppointed, everyHours: 6 },
    { name: 'refresh-readiness', run: refreshReadiness, everyHours: 6 },
    { name: 'send-reminders', run: sendReminders, everyHours: 6 },
    { name: 'erase-guards', run: eraseGuards, everyHours: 24 },
  ],
  loadSampleData,
};
