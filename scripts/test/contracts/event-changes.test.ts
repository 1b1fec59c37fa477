import { describe, expect, test } from '@jest/globals';
import { eventChanges } from '../../src/contracts/event-changes.ts';
import { compareEvents } from '../../src/contracts/events.ts';
import type { JsonSchema } from '../../src/contracts/json-schema.ts';
import { exampleSchema } from './example-schema.ts';

type Schema = ReturnType<typeof exampleSchema>;

function changesAfter(change: (schema: Schema) => void) {
  const after = exampleSchema();
  change(after);
  return eventChanges('g', exampleSchema(), after);
}
const field = (schema: Schema, name: string) => schema.properties[name] as JsonSchema;

describe('an event version may', () => {
  test('stay as it is', () => expect(changesAfter(() => {})).toEqual({ problems: [], notes: [] }));

  test('get an optional field, a new enum value, other words and more examples', () => {
    const { problems, notes } = changesAfter((schema) => {
      schema.properties.note = { type: 'string' };
      field(schema, 'change').enum?.push('moved');
      field(schema, 'name').description = 'As people call it.';
      schema.examples.push({ ...schema.examples[0], note: 'x' });
    });
    expect(problems).toEqual([]);
    expect(notes).toEqual(['g.note: new field', 'g.change: new value moved']);
  });
});

const breaks: [string, (schema: Schema) => void, string][] = [
  ['remove a field', (s) => delete s.properties.kind, 'g.kind: was removed; readers rely on it'],
  [
    'rename a field',
    (s) => {
      s.properties.title = field(s, 'name');
      delete s.properties.name;
    },
    'g.name: was renamed to title; readers rely on it',
  ],
  ['change a type', (s) => Object.assign(field(s, 'name'), { type: 'integer' }), 'g.name: was string, is now integer'],
  ['allow null', (s) => Object.assign(field(s, 'name'), { type: ['string', 'null'] }), 'g.name: was string, is now null or string'],
  ['remove a value', (s) => field(s, 'change').enum?.pop(), 'g.change: the value closed was removed; what is in the log still has it'],
  [
    'lower maxLength',
    (s) => Object.assign(field(s, 'name'), { maxLength: 20 }),
    'maxLength was 40, is now 20; what is in the log may break it',
  ],
  [
    'raise maxLength',
    (s) => Object.assign(field(s, 'name'), { maxLength: 60 }),
    'maxLength was 40, is now 60; readers made room for the old limit',
  ],
  ['raise minimum', (s) => Object.assign(field(s, 'size'), { minimum: 2 }), 'minimum was 1, is now 2; what is in the log may break it'],
  [
    'add a limit',
    (s) => Object.assign(field(s, 'size'), { maximum: 9 }),
    'maximum was not there, is now 9; what is in the log may break it',
  ],
  ['add a pattern', (s) => Object.assign(field(s, 'name'), { pattern: '^A' }), 'pattern was not there, is now "^A"; it must stay as it is'],
  ['require a field', (s) => s.required.push('kind'), 'g.kind: became required; records in the log lack it'],
  [
    'add a required field',
    (s) => {
      s.properties.note = { type: 'string' };
      s.required.push('note');
    },
    'g.note: is new and required; records in the log lack it, so add it as optional',
  ],
  ['no longer require a field', (s) => s.required.pop(), 'g.beds: is no longer required; readers rely on it'],
  ['narrow an item', (s) => field(s, 'beds').items?.required?.push('x'), 'g.beds[].x: is new and required'],
  ['change an example', (s) => Object.assign(s.examples[0] ?? {}, { size: 4 }), 'g: an example was dropped or changed'],
  ['be opened', (s) => Object.assign(s, { additionalProperties: true }), 'additionalProperties was false, is now true'],
];
describe('an event version may not', () => {
  test.each(breaks)('%s', (_name, change, problem) => {
    expect(changesAfter(change).problems).toEqual([expect.stringContaining(problem)]);
  });

  test('disappear', () => {
    const { problems } = compareEvents(new Map([['gardens.garden.v1', exampleSchema()]]), new Map());
    expect(problems).toEqual([expect.stringContaining('gardens.garden.v1: its schema is gone')]);
  });
});
