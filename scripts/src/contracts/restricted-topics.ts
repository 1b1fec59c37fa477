import type { Contract, Principals, Rights } from '../kafka-grants.ts';
import { type Findings, findings } from './findings.ts';

/** What everyone may read of tips: counts of closed quarters. Whatever else is written there is for named readers. */
const openOfTips = ['tips.summary.v1'];

/** Every topic of tips is restricted, and principals.yaml names what there is. */
export function restrictedTopics({ channels }: Pick<Contract, 'channels'>, { readers }: Principals, services: readonly string[]): Findings {
  const topics = new Map(Object.values(channels).map((channel) => [channel.address, channel['x-restricted'] === true]));
  const file = 'infra/kafka/principals.yaml';
  return findings([
    ...[...topics]
      .filter(([topic, restricted]) => topic.startsWith('tips.') && !openOfTips.includes(topic) && !restricted)
      .map(([topic]) => `${topic}: its channel in asyncapi.yaml needs x-restricted: true`),
    ...openOfTips.filter((topic) => topics.get(topic)).map((topic) => `${topic}: is for everyone, yet it is marked x-restricted`),
    ...Object.keys(readers)
      .filter((user) => services.includes(user))
      .map((user) => `${file}: ${user} is a service; what it reads stands in asyncapi.yaml`),
    ...Object.entries(readers).flatMap(([user, { restricted = [] }]) =>
      restricted
        .filter((topic) => !topics.get(topic))
        .map((topic) => `${file}: ${user} names ${topic}, which is ${topics.has(topic) ? 'open to every reader' : 'no topic'}`),
    ),
  ]);
}

/** A topic that a service uses and asyncapi.yaml does not name for it would be refused by Kafka: `binhan acls` grants by it. */
export function sameRights(rights: readonly Rights[], services: readonly { name: string; defined: string[]; read: string[] }[]): Findings {
  const differences = (user: string, verb: string, used: readonly string[], named: readonly string[]) => [
    ...used
      .filter((topic) => !named.includes(topic))
      .map((topic) => `${topic}: ${user} ${verb}s it, but asyncapi.yaml has no such operation`),
    ...named.filter((topic) => !used.includes(topic)).map((topic) => `${topic}: asyncapi.yaml lets ${user} ${verb} it, which it does not`),
  ];
  return findings(
    services.flatMap(({ name, defined, read }) => {
      const { writes = [], reads = [] } = rights.find(({ user }) => user === name) ?? {};
      return [...differences(name, 'send', defined, writes), ...differences(name, 'receive', read, reads)];
    }),
  );
}
