import type { RequestContext } from '@binhan/common/request';
import type { Nodes } from './nodes.ts';

export type Context = RequestContext<Nodes>;
