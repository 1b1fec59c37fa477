import type { RequestContext } from '@binhan/common/request';
import DataLoader from 'dataloader';
import type { Snapshot } from './entities/snapshot.ts';
import { type FigureLoader, figureLoader } from './queries/figures.ts';
import { readContents } from './snapshots/content.ts';

/** What this service needs per request: figures that ask the same are computed together. */
export type Context = RequestContext<{ Snapshot: Snapshot }> & {
  figures: FigureLoader;
  snapshotContents: DataLoader<string, string>;
};

export function context(request: RequestContext): Context {
  const { read, viewer, scope, clock } = request;
  return {
    ...(request as RequestContext<{ Snapshot: Snapshot }>),
    figures: figureLoader({ read, viewer, scope, now: clock() }),
    snapshotContents: new DataLoader((ids) => readContents(read, ids)),
  };
}
