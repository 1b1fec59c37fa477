import { expect, test } from '@jest/globals';
import { readerSchema } from '../../src/contracts/reader-schema.ts';
import { exampleSchema } from './example-schema.ts';

test('the schema for readers allows unknown fields and values, and tells the known ones in words', () => {
  const open = readerSchema(exampleSchema());
  expect(open).not.toHaveProperty('additionalProperties');
  expect(open.properties?.beds?.items).not.toHaveProperty('additionalProperties');
  expect(open.properties?.change).toEqual({ type: 'string', description: 'What happened. Values so far: opened, closed; more may come.' });
  expect(open.properties?.kind?.type).toEqual(['null', 'string']);
  expect(open.properties?.name).toEqual({ type: 'string', maxLength: 40, description: 'As on its gate.' });
  expect(open.required).toEqual(exampleSchema().required);
});
