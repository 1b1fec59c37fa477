import { UnitRef } from '@binhan/reference/entities/unit';
import { BroadcastColumn } from './entities/broadcast-column.ts';
import { Campaign } from './entities/campaign.ts';
import { Enrolment } from './entities/enrolment.ts';
import { GuardRef } from './entities/guard-ref.ts';
import { ModelRef } from './entities/model-ref.ts';
import { Session } from './entities/session.ts';
import { TrainingClass } from './entities/training-class.ts';

/** The entity types of this service by their GraphQL name; for a type of another service, what is kept of it. */
export const nodes = {
  Campaign,
  BroadcastColumn,
  Session,
  TrainingClass,
  Enrolment,
  Unit: UnitRef,
  Guard: GuardRef,
  Model: ModelRef,
};

export type Nodes = { [Type in keyof typeof nodes]: InstanceType<(typeof nodes)[Type]> };
