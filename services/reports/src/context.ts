import type { RequestContext } from '@binhan/common/request';

/** This service needs nothing of its own per request. */
export type Context = RequestContext;
