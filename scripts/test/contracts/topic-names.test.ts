import { expect, test } from '@jest/globals';
import { sameTopics, type TopicNames } from '../../src/contracts/topic-names.ts';

const id = 'urn:binhan:gardens.garden:v1';
const agreed: TopicNames = {
  channels: new Map([['gardens.garden.v1', id]]),
  schemas: new Map([['gardens.garden.v1', id]]),
  defined: new Map([['gardens', ['gardens.garden.v1']]]),
  read: new Map([['reports', ['gardens.garden.v1']]]),
};

test('topics that all name alike pass', () => expect(sameTopics(agreed).problems).toEqual([]));

test('a topic that one of them lacks is found', () => {
  expect(sameTopics({ ...agreed, channels: new Map() }).problems).toEqual([
    'gardens.garden.v1: has a schema, but no channel in asyncapi.yaml',
    'gardens.garden.v1: gardens defines it, but asyncapi.yaml does not have it',
    'gardens.garden.v1: reports reads it, but asyncapi.yaml does not have it',
  ]);
  expect(sameTopics({ ...agreed, schemas: new Map(), defined: new Map() }).problems).toEqual([
    'gardens.garden.v1: is a channel, but has no schema schemas/events/gardens/garden.v1.json',
    'gardens.garden.v1: is a channel, but no service defines it',
  ]);
});

test('a channel with the schema of another topic is found', () => {
  expect(sameTopics({ ...agreed, channels: new Map([['gardens.garden.v1', 'urn:binhan:gardens.bed:v1']]) }).problems).toEqual([
    'gardens.garden.v1: its message in asyncapi.yaml has the schema of another topic (urn:binhan:gardens.bed:v1)',
  ]);
});
