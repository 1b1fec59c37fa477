import { expect, test } from '@jest/globals';
import { examplesAreValid, examplesCross } from '../../src/contracts/event-examples.ts';
import { checkEvents } from '../../src/contracts/events.ts';
import { exampleSchema } from './example-schema.ts';

const topic = 'gardens.garden.v1';

test('examples that the writer may write pass', () => {
  expect(checkEvents(new Map([[topic, exampleSchema()]]))).toEqual({ problems: [], notes: [] });
});

test('an example with an unknown field fails', () => {
  const schema = exampleSchema();
  schema.examples.push({ ...schema.examples[0], owner: 'x' });
  expect(examplesAreValid(topic, schema).problems).toEqual([
    `${topic}: example 2 breaks its own schema: data must NOT have additional properties`,
  ]);
});

test('a schema without examples, an open one and one under a wrong name fail', () => {
  expect(examplesAreValid(topic, { ...exampleSchema(), examples: [] }).problems).toEqual([`${topic}: has no example`]);
  const { additionalProperties: _, ...open } = exampleSchema();
  expect(examplesAreValid(topic, open).problems).toEqual([`${topic}: is open; set additionalProperties to false`]);
  expect(checkEvents(new Map([['gardens.bed.v1', exampleSchema()]])).problems).toEqual([
    'gardens.bed.v1: $id is urn:binhan:gardens.garden:v1, by its file it is urn:binhan:gardens.bed:v1',
  ]);
});

test('a field that does not say what it means fails, wherever it is', () => {
  const schema = exampleSchema();
  delete schema.properties.name?.description;
  delete schema.properties.beds?.items?.properties?.code?.description;
  expect(checkEvents(new Map([[topic, schema]])).problems).toEqual([
    `${topic}.name: has no description`,
    `${topic}.beds[].code: has no description`,
  ]);
});

test('old and new readers understand a compatible change', () => {
  const after = exampleSchema();
  after.properties.note = { type: 'string' };
  after.properties.change?.enum?.push('moved');
  after.examples.push({ ...after.examples[0], change: 'moved', note: 'new' });
  expect(examplesCross(topic, exampleSchema(), after).problems).toEqual([]);
});

test('a record of the log that new readers refuse fails, and so does a new one that old readers refuse', () => {
  const after = exampleSchema();
  after.required.push('note');
  after.properties.note = { type: 'string' };
  after.examples = [{ ...after.examples[0], size: 'large', note: 'new' }];
  const { problems } = examplesCross(topic, exampleSchema(), after);
  expect(problems).toEqual([
    expect.stringContaining(
      "example 1 breaks the new schema of readers (what is in the log is read by it): data must have required property 'note'",
    ),
    expect.stringContaining(
      'example 1 breaks the released schema of readers (they get what is written now): data/size must be integer,null',
    ),
  ]);
});
