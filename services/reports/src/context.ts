import type { RequestContext } from '@binhan/common/request';
import type { Nodes } from './nodes.ts';

/** This service needs nothing of its own per request. */
export type Context = RequestContext<Nodes>;
