import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import { type EntityManager, In } from 'typeorm';
import { BroadcastColumn, BroadcastEdition } from '../entities/broadcast-column.ts';
import { Campaign, type CampaignState } from '../entities/campaign.ts';

export function findCampaigns(
  manager: EntityManager,
  { states, ...page }: PageArgs & { states?: CampaignState[] | null },
): Promise<Connection<Campaign>> {
  const query = manager.createQueryBuilder(Campaign, 'c');
  if (states) query.andWhere('c.state IN (:...states)', { states });
  return connection(query, page, [
    { column: 'c.firstDay', value: ({ firstDay }) => firstDay },
    { column: 'c.id', value: ({ id }) => id },
  ]);
}

export function findBroadcastColumns(manager: EntityManager, page: PageArgs): Promise<Connection<BroadcastColumn>> {
  return connection(manager.createQueryBuilder(BroadcastColumn, 'b'), page, [
    { column: 'b.sortKey', value: ({ sortKey }) => sortKey },
    { column: 'b.id', value: ({ id }) => id },
  ]);
}

export function editionsOf(manager: EntityManager, columnIds: string[], from: string, to: string): Promise<BroadcastEdition[]> {
  return manager
    .createQueryBuilder(BroadcastEdition, 'e')
    .where({ columnId: In(columnIds) })
    .andWhere('e.airedOn >= :from AND e.airedOn < :to', { from, to })
    .orderBy('e.airedOn')
    .getMany();
}
