import { type Findings, findings } from './findings.ts';

/** Where topics are named; all must name the same ones. */
export type TopicNames = {
  /** Topic -> $id of its messages, of asyncapi.yaml. */
  channels: ReadonlyMap<string, string>;
  /** Topic -> $id, of the files of schemas/events. */
  schemas: ReadonlyMap<string, string | undefined>;
  /** Service -> topics that its code defines. */
  defined: ReadonlyMap<string, readonly string[]>;
  /** Service -> topics that it reads. */
  read: ReadonlyMap<string, readonly string[]>;
};

export function sameTopics({ channels, schemas, defined, read }: TopicNames): Findings {
  const written = new Set([...defined.values()].flat());
  const of = (services: ReadonlyMap<string, readonly string[]>) =>
    [...services].flatMap(([service, topics]) => topics.map((topic) => [service, topic] as const));
  return findings([
    ...[...schemas.keys()]
      .filter((topic) => !channels.has(topic))
      .map((topic) => `${topic}: has a schema, but no channel in asyncapi.yaml`),
    ...[...channels.keys()]
      .filter((topic) => !schemas.has(topic))
      .map((topic) => `${topic}: is a channel, but has no schema ${fileOf(topic)}`),
    ...[...channels]
      .filter(([topic, id]) => schemas.has(topic) && schemas.get(topic) !== id)
      .map(([topic, id]) => `${topic}: its message in asyncapi.yaml has the schema of another topic (${id})`),
    ...of(defined)
      .filter(([, topic]) => !channels.has(topic))
      .map(([service, topic]) => `${topic}: ${service} defines it, but asyncapi.yaml does not have it`),
    ...of(read)
      .filter(([, topic]) => !channels.has(topic))
      .map(([service, topic]) => `${topic}: ${service} reads it, but asyncapi.yaml does not have it`),
    ...[...channels.keys()].filter((topic) => !written.has(topic)).map((topic) => `${topic}: is a channel, but no service defines it`),
  ]);
}

function fileOf(topic: string): string {
  const [service, ...rest] = topic.split('.');
  return `schemas/events/${service}/${rest.join('.')}.json`;
}
