import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import type { Scope } from '@binhan/common/permissions';
import { restrict } from '@binhan/common/restrict';
import type { Viewer } from '@binhan/common/viewer';
import { inArea } from '@binhan/reference/areas';
import { type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import { Session, type SessionState } from '../entities/session.ts';
import { sessionLife } from '../states/session.ts';
import type { Channel, SessionProgramme, Topic } from '../vocabulary.ts';
import { type LineFilter, withSuchLine } from './line-filter.ts';

/** What a figure and the list behind it have in common. */
export type SessionFigureFilter = LineFilter & {
  programme?: SessionProgramme | null;
  from?: string | null;
  to?: string | null;
  areaId?: string | null;
  channel?: Channel | null;
  topics?: Topic[] | null;
  campaignId?: string | null;
  modelId?: string | null;
};
export type SessionFilter = SessionFigureFilter & { states?: SessionState[] | null; notAllocated?: boolean | null };
export type Asking = { read: EntityManager; viewer: Viewer; scope: Scope };

/** Keeps the sessions that the viewer may see: the SQL form of sessionLife's subject. permissions.test.ts holds the two against each other. */
export function restrictSessions(query: SelectQueryBuilder<Session>, { viewer, scope }: Omit<Asking, 'read'>): void {
  restrict(query, viewer, sessionLife.spec.access.seenBy, scope, {
    ownerId: 's.ownerId',
    areaId: 's.areaId',
    unitIds: (own) => `s.id IN (SELECT own.sessionId FROM session_line own WHERE own.unitId IN (${own}))`,
  });
}

/** The one filter of figures and lists, so that they always agree. */
export function filterSessions(query: SelectQueryBuilder<Session>, filter: SessionFigureFilter): void {
  const { programme, from, to, areaId, channel, topics, campaignId, modelId } = filter;
  if (programme) query.andWhere('s.programme = :programme', { programme });
  if (from) query.andWhere('s.heldOn >= :from', { from });
  if (to) query.andWhere('s.heldOn < :to', { to });
  if (areaId) inArea(query, 's.areaId', areaId);
  if (channel) query.andWhere('s.channel = :channel', { channel });
  if (campaignId) query.andWhere('s.campaignId = :campaignId', { campaignId });
  if (modelId) query.andWhere('s.modelId = :modelId', { modelId });
  if (topics) anyTopic(query, topics);
  withSuchLine(query, 's.id', filter, { table: 'session_line', key: 'sessionId' });
}

export function findSessions(asking: Asking, filter: SessionFilter, page: PageArgs): Promise<Connection<Session>> {
  const query = asking.read.createQueryBuilder(Session, 's');
  restrictSessions(query, asking);
  filterSessions(query, filter);
  const { states, notAllocated } = filter;
  if (states) query.andWhere('s.state IN (:...states)', { states });
  if (notAllocated != null) query.andWhere(notAllocated ? 's.areaId IS NULL' : 's.areaId IS NOT NULL');
  return connection(query, page, [{ column: 's.id', value: ({ id }) => id }]);
}

/** Corrections that live, by what they correct. */
export function correctionsOf(manager: EntityManager, ids: readonly string[]): Promise<Session[]> {
  return manager.findBy(Session, { correctionKey: In([...ids]) });
}

/** Topics are stored as a JSON list of codes: a code stands in it between quotes. */
function anyTopic(query: SelectQueryBuilder<Session>, topics: readonly Topic[]): void {
  if (!topics.length) return void query.andWhere('1 = 0');
  const found = topics.map((_, i) => `s.topics LIKE :topic${i}`);
  query.andWhere(`(${found.join(' OR ')})`, Object.fromEntries(topics.map((topic, i) => [`topic${i}`, `%"${topic}"%`])));
}
