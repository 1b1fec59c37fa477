import type { EntityManager } from 'typeorm';
import { v4 } from 'uuid';
import { actorRef } from './actor.ts';
import { dayOf, instantOf } from './clock.ts';
import type { CloudEvent } from './cloud-event.ts';
import { nextVersion, OutboxRow } from './outbox.ts';
import type { Topic } from './topic.ts';
import { isCompacted } from './topic-plan.ts';
import type { Viewer } from './viewer.ts';

/** The only way out of a transaction for an event. */
export type NewEvents = {
  /** Call it after the aggregate's row was written: that row's lock keeps versions gapless. */
  record(topic: Topic, aggregateId: string, change: string, data: object): Promise<void>;
  /** Erases all records of an aggregate from its compacted topic. Call it after the row was deleted. */
  erase(topic: Topic, aggregateId: string): Promise<void>;
};

/** Who acts, when, and because of what. */
export type EventOrigin = {
  viewer: Viewer;
  now: Date;
  correlationId?: string | undefined;
  causationId?: string | undefined;
  traceparent?: string | undefined;
  newId(): string;
};

/** Writes events to the outbox; `recorded` hears of each. */
export function newEventsIn(manager: EntityManager, origin: EventOrigin, recorded: () => void): NewEvents {
  const { viewer, now } = origin;
  // A discreet topic tells the day alone, and nothing that ties its event to another.
  const timeFor = ({ discreet }: Topic) => (discreet ? instantOf(dayOf(now)) : now);
  const idFor = ({ discreet }: Topic) => (discreet ? v4() : origin.newId());
  const ties = async ({ discreet }: Topic) => {
    if (discreet) return {};
    const actor = await actorRef(manager, viewer);
    return {
      ...(origin.correlationId ? { correlationid: origin.correlationId } : {}),
      ...(origin.causationId ? { causationid: origin.causationId } : {}),
      ...(origin.traceparent ? { traceparent: origin.traceparent } : {}),
      ...(actor ? { actorref: actor } : {}),
    };
  };
  const send = async (
    topic: Topic,
    aggregateId: string,
    aggregateVersion: number,
    what: Pick<OutboxRow, 'eventId' | 'eventType' | 'payload'>,
  ) => {
    const occurredAt = timeFor(topic);
    await manager.insert(OutboxRow, { ...what, topic: topic.name, msgKey: aggregateId, aggregateId, aggregateVersion, occurredAt });
    recorded();
  };
  return {
    async record(topic, aggregateId, change, data) {
      const whole = { ...data, change };
      topic.check(whole);
      const version = await nextVersion(manager, topic.name, aggregateId);
      const event: CloudEvent = {
        specversion: '1.0',
        id: idFor(topic),
        source: topic.source,
        type: topic.typeOf(change),
        subject: aggregateId,
        time: timeFor(topic).toISOString(),
        dataschema: topic.dataschema,
        datacontenttype: 'application/json',
        aggregateversion: version,
        ...(await ties(topic)),
        data: whole,
      };
      await send(topic, aggregateId, version, { eventId: event.id, eventType: event.type, payload: JSON.stringify(event) });
    },
    async erase(topic, aggregateId) {
      if (!isCompacted(topic.name)) throw new Error(`${topic.name} keeps every record: nothing can be erased from it`);
      const version = await nextVersion(manager, topic.name, aggregateId);
      await send(topic, aggregateId, version, { eventId: idFor(topic), eventType: topic.typeOf('erased'), payload: null });
    },
  };
}
