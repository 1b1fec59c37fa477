import type { Resolvers } from '../generated/types.ts';
import { BroadcastColumn, Campaign } from './campaign.ts';
import { Guard, Model, Unit } from './elsewhere.ts';
import { ClassCertificate, Enrolment, RefresherDue } from './enrolment.ts';
import { Mutation } from './mutation.ts';
import { Query } from './query.ts';
import { Body, Session, SessionLine } from './session.ts';
import { ClassLine, TrainingClass } from './training-class.ts';

export const resolvers: Resolvers = {
  Query,
  Mutation,
  Campaign,
  BroadcastColumn,
  Session,
  SessionLine,
  Body,
  TrainingClass,
  ClassLine,
  Enrolment,
  ClassCertificate,
  RefresherDue,
  Unit,
  Model,
  Guard,
};
