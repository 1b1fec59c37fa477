import type { RequestContext } from '@binhan/common/request';
import { type FigureLoader, figureLoader } from './queries/figures.ts';

/** What this service needs per request: figures that ask the same are computed together. */
export type Context = RequestContext & { figures: FigureLoader };

export function context(request: RequestContext): Context {
  const { read, viewer, scope, clock } = request;
  return { ...request, figures: figureLoader({ read, viewer, scope, now: clock() }) };
}
