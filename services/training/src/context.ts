import { dayOf } from '@binhan/common/clock';
import type { Connection, PageArgs } from '@binhan/common/connection';
import { batchLoader, listLoader } from '@binhan/common/loader';
import type { RequestContext } from '@binhan/common/request';
import type DataLoader from 'dataloader';
import type { BroadcastEdition } from './entities/broadcast-column.ts';
import type { SessionState } from './entities/session.ts';
import type { TrainingClassState } from './entities/training-class.ts';
import type { Nodes } from './nodes.ts';
import { editionsOf } from './queries/campaigns.ts';
import { enrolmentsOfClasses, enrolmentsOfGuards } from './queries/enrolments.ts';
import { classLinesOf, sessionLinesOf } from './queries/lines.ts';
import { classesOfUnits, lastSessionsOf, sessionsOfModels, sessionsOfUnits } from './queries/of-units.ts';
import { pagesByKey, type RowsBehind } from './queries/pages-by-key.ts';
import { correctionsOf } from './queries/sessions.ts';

export type Context = RequestContext<Nodes> & ReturnType<typeof loaders>;

/** Adds the loaders of this service to a request: each reads what a whole page needs in one statement. */
export function context(request: RequestContext<Nodes>): Context {
  return { ...request, ...loaders(request) };
}

function loaders({ read, viewer, scope, clock, node }: RequestContext<Nodes>) {
  const asked = async () => ({ read, viewer, scope: await scope() });
  const today = dayOf(clock());

  /** Pages of the rows behind keys; fields with the same arguments share their statements. */
  const pages = <Type extends keyof Nodes, Args>(type: Type, rowsBehind: (args: Args) => RowsBehind) => {
    const byArguments = kept((args: PageArgs & Args) => pagesByKey(read, rowsBehind(args), args));
    return (key: string, args: PageArgs & Args): Promise<Connection<Nodes[Type]>> =>
      byArguments(args)(key, (ids) => loadAll(node(type), ids));
  };
  const editions = kept(({ from, to }: { from: string; to: string }) =>
    listLoader<BroadcastEdition>(
      (ids) => editionsOf(read, ids, from, to),
      ({ columnId }) => columnId,
    ),
  );
  return {
    today,
    sessionLines: listLoader(
      (ids) => sessionLinesOf(read, ids),
      ({ sessionId }) => sessionId,
    ),
    classLines: listLoader(
      (ids) => classLinesOf(read, ids),
      ({ classId }) => classId,
    ),
    corrections: listLoader(
      (ids) => correctionsOf(read, ids),
      ({ correctionKey }) => correctionKey ?? '',
    ),
    guardClasses: listLoader(
      (ids) => enrolmentsOfGuards(read, ids),
      ({ guardId }) => guardId,
    ),
    lastSessions: batchLoader((ids) => lastSessionsOf(read, ids)),
    unitSessions: pages('Session', ({ states }: { states?: SessionState[] | null }) => sessionsOfUnits(asked, states)),
    unitClasses: pages('TrainingClass', ({ states }: { states?: TrainingClassState[] | null }) => classesOfUnits(asked, states)),
    modelSessions: pages('Session', () => sessionsOfModels(asked)),
    classEnrolments: pages('Enrolment', () => enrolmentsOfClasses(asked)),
    editions: (columnId: string, period: { from: string; to: string }) => editions(period).load(columnId),
  };
}

/** Makes one thing for each different set of arguments. */
function kept<Args, Made>(make: (args: Args) => Made): (args: Args) => Made {
  const made = new Map<string, Made>();
  return (args) => {
    const key = JSON.stringify(args);
    const one = made.get(key) ?? make(args);
    made.set(key, one);
    return one;
  };
}

async function loadAll<Row extends { id: string }>(loader: DataLoader<string, Row | null>, ids: string[]): Promise<Row[]> {
  return (await loader.loadMany(ids)).filter((one): one is Awaited<Row> => one != null && !(one instanceof Error));
}
