import { dayOf } from '@binhan/common/clock';
import { batchLoader, listLoader, listLoaderByDay } from '@binhan/common/loader';
import type { RequestContext } from '@binhan/common/request';
import type { EntityTarget } from 'typeorm';
import { Commitment } from './entities/commitment.ts';
import { CoordinationRegulation } from './entities/coordination-regulation.ts';
import { InternalRule } from './entities/internal-rule.ts';
import { Model } from './entities/model.ts';
import { Plan } from './entities/plan.ts';
import { Review } from './entities/review.ts';
import type { Nodes } from './nodes.ts';
import { readUnitRecords } from './queries/evidence.ts';
import { copiesOf, lineagesOf } from './queries/models.ts';
import { childAreas, childAuthorities, successionsFrom, successionsTo } from './queries/reference.ts';
import { recognitionsOf, registrationsOf } from './queries/registrations.ts';
import { recordsOf } from './queries/unit-records.ts';
import { unitAreasOn } from './queries/units.ts';
import { readRuleSets } from './rounds.ts';

export type Context = RequestContext<Nodes> & ReturnType<typeof loaders>;

/** Adds the loaders of this service to a request: each reads what a whole page needs in one statement. */
export function context(request: RequestContext<Nodes>): Context {
  return { ...request, ...loaders(request) };
}

function loaders({ read, clock }: RequestContext<Nodes>) {
  const today = dayOf(clock());
  let ruleSets: ReturnType<typeof readRuleSets> | undefined;
  const ofUnits = <Row extends { id: string; unitId: string | null }>(entity: EntityTarget<Row>) =>
    listLoader(
      (unitIds) => recordsOf(read, entity, unitIds),
      ({ unitId }) => unitId ?? '',
    );
  return {
    today,
    /** A handful of rows: read once per request. */
    ruleSets: () => {
      ruleSets ??= readRuleSets(read);
      return ruleSets;
    },
    childAreas: listLoaderByDay(
      today,
      (ids, on) => childAreas(read, ids, on),
      (area) => area.parentId ?? '',
    ),
    childAuthorities: listLoaderByDay(
      today,
      (ids, on) => childAuthorities(read, ids, on),
      (authority) => authority.parentId ?? '',
    ),
    unitAreas: listLoaderByDay(
      today,
      (ids, on) => unitAreasOn(read, ids, on),
      (row) => row.unitId,
    ),
    successors: listLoader(
      (ids) => successionsFrom(read, ids),
      ({ fromId }) => fromId,
    ),
    predecessors: listLoader(
      (ids) => successionsTo(read, ids),
      ({ toId }) => toId,
    ),
    registrations: listLoader(
      (ids) => registrationsOf(read, ids),
      ({ unitId }) => unitId,
    ),
    commitments: ofUnits(Commitment),
    internalRules: ofUnits(InternalRule),
    coordinationRegulations: ofUnits(CoordinationRegulation),
    models: ofUnits(Model),
    plans: ofUnits(Plan),
    reviews: ofUnits(Review),
    /** What the dossiers of units can find. */
    unitRecords: batchLoader((unitIds) => readUnitRecords(read, unitIds)),
    copies: listLoader(
      (ids) => copiesOf(read, ids),
      ({ replicatedFromId }) => replicatedFromId ?? '',
    ),
    lineages: listLoader(
      (rootIds) => lineagesOf(read, rootIds),
      ({ rootId }) => rootId,
    ),
    recognitions: listLoader(
      (ids) => recognitionsOf(read, ids),
      ({ registrationId }) => registrationId,
    ),
  };
}
