import type { EventSchemas } from '../contracts/events.ts';
import type { JsonSchema } from '../contracts/json-schema.ts';
import type { Contract, Rights } from '../kafka-grants.ts';
import { anchorOf } from './data-dictionary.ts';
import { table } from './marked-part.ts';

type TopicConfiguration = {
  'cleanup.policy': string[];
  'retention.ms': number;
  'max.compaction.lag.ms'?: number;
  'delete.retention.ms'?: number;
};
type Channel = Contract['channels'][string] & {
  description: string;
  bindings: { kafka: { partitions: number; replicas: number; topicConfiguration: TopicConfiguration } };
};
/** What of asyncapi.yaml the page shows. */
export type ShownContract = {
  info: { description: string };
  channels: Record<string, Channel>;
  operations: Record<string, Contract['operations'][string] & { summary: string }>;
};
type Sources = {
  contract: ShownContract;
  envelope: JsonSchema;
  schemas: EventSchemas;
  rights: readonly Rights[];
  services: readonly string[];
};

/** asyncapi.yaml for people: what a record is, what counts, and each topic with an example. */
export function topicsPage(sources: Sources): string {
  const channels = Object.entries(sources.contract.channels);
  const overview = channels.map(([, { address, description, 'x-restricted': restricted }]) => [
    `[${address}](#${anchorOf(address)})`,
    firstSentence(description),
    restricted ? 'named readers' : 'every reader',
  ]);
  return `${[
    '# Topics\n<!-- Made by npm run docs from asyncapi.yaml, cloud-event.json and events/. -->',
    sources.contract.info.description.trim(),
    envelopePart(sources.envelope),
    `## All topics\nEvery field of each is in [DATA-DICTIONARY.md](DATA-DICTIONARY.md).\n\n${table(['topic', 'holds', 'is for'], overview)}`,
    ...channels.map(([name, channel]) => topicPart(name, channel, sources)),
  ].join('\n\n')}\n`;
}

function envelopePart({ description, properties = {}, required = [], examples }: JsonSchema): string {
  const rows = Object.entries(properties).map(([name, field]) => [
    `\`${name}\``,
    required.includes(name) ? 'always' : 'optional',
    field.description ?? '',
  ]);
  return `## The envelope\n${description} The record's key is \`subject\`, its header \`content-type\` is \`application/cloudevents+json\`.\n\n${table(['attribute', 'there', 'meaning'], rows)}\n\n${exampleText(examples?.[0])}`;
}

function topicPart(name: string, channel: Channel, { contract, schemas, rights, services }: Sources): string {
  const { address, description, bindings } = channel;
  const operations = (action: 'send' | 'receive') =>
    Object.entries(contract.operations)
      .filter(([, one]) => one.action === action && one.channel.$ref === `#/channels/${name}`)
      .map(([key, { summary }]) => `\`${services.find((service) => key.startsWith(service))}\`: ${summary}`)
      .join(' ');
  const readers = rights.filter(({ user, reads }) => !services.includes(user) && reads.includes(address)).map(({ user }) => `\`${user}\``);
  const { partitions, replicas, topicConfiguration } = bindings.kafka;
  const [service, ...rest] = address.split('.');
  const file = `events/${service}/${rest.join('.')}.json`;
  const rows = [
    ['sent by', operations('send')],
    ['received by', operations('receive') || 'no service'],
    [channel['x-restricted'] ? '**restricted** to' : 'open to', readers.join(', ') || 'nobody else so far'],
    ['kept', `${keptText(topicConfiguration)}; ${partitions} partitions, ${replicas} replicas`],
    ['data', `[${file}](${file}), [fields](DATA-DICTIONARY.md#${anchorOf(address)})`],
  ];
  return `## ${address}\n${description.trim()}\n\n${table(['', ''], rows)}\n\n${exampleText(schemas.get(address)?.examples?.[0])}`;
}

const days = (milliseconds: number) => `${milliseconds / 86_400_000} days`;

function keptText(config: TopicConfiguration): string {
  const time = config['retention.ms'] < 0 ? 'without limit' : `for ${days(config['retention.ms'])}`;
  if (!config['cleanup.policy'].includes('compact')) return `all records, ${time}`;
  const [lag, nulls] = [days(config['max.compaction.lag.ms'] ?? 0), days(config['delete.retention.ms'] ?? 0)];
  return `compacted: the newest record of each key, ${time}; older ones go within ${lag}, a record without a value stays for ${nulls}, so who reads on from an offset reads more often`;
}

/** One field a line; what is inside of it stays on that line. */
function exampleText(example: unknown): string {
  const lines = Object.entries(example ?? {}).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `\`\`\`json\n{\n${lines.join(',\n')}\n}\n\`\`\``;
}

function firstSentence(text: string): string {
  return /^.*?[.;](?=\s|$)/s.exec(text)?.[0].replace(/;$/, '.') ?? text;
}
