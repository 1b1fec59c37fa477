import { readFileSync } from 'node:fs';
import type { NewRecord } from '@binhan/common/event-log';

const schemas = new URL('../../../schemas/events/', import.meta.url);
// biome-ignore lint/suspicious/noExplicitAny: data of any topic
export type Data = Record<string, any>;
type Schema = { enum?: unknown[]; properties?: Record<string, Schema>; items?: Schema };

function contractOf(topic: string): Schema & { examples: Data[] } {
  const [service, aggregate] = topic.split('.');
  return JSON.parse(readFileSync(new URL(`${service}/${aggregate}.v1.json`, schemas), 'utf8'));
}

/** The examples in a topic's contract. */
export const examplesOf = (topic: string): Data[] => contractOf(topic).examples;

/** The same, as a later version of the writer could send them: with values and fields that nobody knows today. */
export const examplesToCome = (topic: string): Data[] => {
  const contract = contractOf(topic);
  return contract.examples.map((example) => toCome(contract, example) as Data);
};

function toCome(schema: Schema | undefined, value: unknown): unknown {
  if (schema?.enum && typeof value === 'string') return 'FUTURE';
  if (Array.isArray(value)) return value.map((item) => toCome(schema?.items, item));
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).map(([name, inner]) => [name, toCome(schema?.properties?.[name], inner)]);
  return { ...Object.fromEntries(known), colour: 'blue' };
}

let keys = 0;
/** A key of its own each time: a quarter, since some topics are keyed by one and the others take anything. */
export const newKey = () => `${2014 + keys++}-Q4`;

/** Time of the event of so many minutes after nine. */
export const timeAt = (minute: number) => new Date(Date.UTC(2026, 2, 2, 2, minute)).toISOString();

export type Sent = { topic: string; key: string; version: number; data: Data; minute?: number; code?: string };

/** A record as a writer's relay appends it, past the writer's closed schema. */
export function recordOf({ topic, key, version, data, minute = version, code = key }: Sent, sequence = 1): NewRecord {
  const [service = '', aggregate = ''] = topic.split('.');
  const event = {
    ...{ specversion: '1.0', id: `${topic}/${key}/${version}`, source: `/${service}`, subject: key },
    ...{ type: `${service}.${aggregate}.${data.change}.v1`, time: timeAt(minute), aggregateversion: version },
    ...{ dataschema: `urn:binhan:${service}.${aggregate}:v1`, datacontenttype: 'application/json' },
    // No two units have the same code.
    data: 'code' in data ? { ...data, code } : data,
  };
  return { sequence, topic, key, occurredAt: new Date(event.time), value: JSON.stringify(event) };
}
