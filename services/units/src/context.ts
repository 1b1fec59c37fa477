import { dayOf } from '@binhan/common/clock';
import { listLoader } from '@binhan/common/loader';
import type { RequestContext } from '@binhan/common/request';
import type DataLoader from 'dataloader';
import type { Nodes } from './nodes.ts';
import { childAreas, childAuthorities, successionsFrom, successionsTo } from './queries/reference.ts';
import { recognitionsOf, registrationsOf } from './queries/registrations.ts';
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
  return {
    today,
    /** A handful of rows: read once per request. */
    ruleSets: () => {
      ruleSets ??= readRuleSets(read);
      return ruleSets;
    },
    childAreas: byDay(
      today,
      (ids, on) => childAreas(read, ids, on),
      (area) => area.parentId ?? '',
    ),
    childAuthorities: byDay(
      today,
      (ids, on) => childAuthorities(read, ids, on),
      (authority) => authority.parentId ?? '',
    ),
    unitAreas: byDay(
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
    recognitions: listLoader(
      (ids) => recognitionsOf(read, ids),
      ({ registrationId }) => registrationId,
    ),
  };
}

/** A list loader for each day that the query names. */
function byDay<Row>(today: string, fetch: (ids: string[], on: string) => Promise<Row[]>, keyOf: (row: Row) => string) {
  const days = new Map<string, DataLoader<string, Row[]>>();
  return (id: string, asOf: string | null | undefined): Promise<Row[]> => {
    const on = asOf ?? today;
    const loader = days.get(on) ?? listLoader((ids) => fetch(ids, on), keyOf);
    days.set(on, loader);
    return loader.load(id);
  };
}
