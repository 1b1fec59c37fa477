import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import { restrict } from '@binhan/common/restrict';
import type { SelectQueryBuilder } from 'typeorm';
import { ProtectionRequest, type ProtectionRequestState } from '../entities/protection-request.ts';
import { protectionRequestLife } from '../states/protection-request.ts';
import type { Asking } from './asking.ts';

type States = readonly ProtectionRequestState[] | null | undefined;

/** Oldest first: who has waited longest is seen first. */
export function findProtectionRequests(asking: Asking, states: States, page: PageArgs): Promise<Connection<ProtectionRequest>> {
  return connection(visibleRequests(asking, states), page, [
    { column: 'p.requestedOn', value: ({ requestedOn }) => requestedOn },
    { column: 'p.id', value: ({ id }) => id },
  ]);
}

export function visibleRequests({ read, viewer, scope }: Asking, states: States): SelectQueryBuilder<ProtectionRequest> {
  const query = read.createQueryBuilder(ProtectionRequest, 'p');
  restrict(query, viewer, protectionRequestLife.spec.access.seenBy, scope, {
    assignedTo: 'p.tipId IN (SELECT w.tipId FROM tip_wrap w WHERE w.holder IN (:...assignments))',
  });
  if (states) query.andWhere('p.state IN (:...states)', { states });
  return query;
}
