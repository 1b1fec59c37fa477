import type { JsonSchema } from '../../src/contracts/json-schema.ts';

/** A small event contract of each kind of field, for tests to break. */
export function exampleSchema(): JsonSchema & {
  properties: Record<string, JsonSchema>;
  required: string[];
  examples: Record<string, unknown>[];
} {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:binhan:gardens.garden:v1',
    type: 'object',
    additionalProperties: false,
    required: ['change', 'name', 'size', 'beds'],
    properties: {
      change: { enum: ['opened', 'closed'], description: 'What happened.' },
      name: { type: 'string', maxLength: 40, description: 'As on its gate.' },
      kind: { enum: ['FLOWER', 'TREE', null], description: 'What grows in it.' },
      size: { type: ['integer', 'null'], minimum: 1, description: 'Square metres.' },
      beds: {
        type: 'array',
        description: 'From the gate on.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['code'],
          properties: { code: { type: 'string', description: 'On its sign.' } },
        },
      },
    },
    examples: [{ change: 'opened', name: 'Hoa Ban', kind: 'FLOWER', size: 3, beds: [{ code: 'A' }] }],
  };
}
