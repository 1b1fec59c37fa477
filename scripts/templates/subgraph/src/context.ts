import type { RequestContext } from '@binhan/common/request';
import type { __Type__ } from './entities/__kebab__.ts';

/** This service needs no loader of its own per request. */
export type Context = RequestContext<{ __Type__: __Type__ }>;
