import { type JsonSchema, mapSubschemas, typesOf } from './json-schema.ts';

/**
 * The schema for readers, from the closed one that the writer keeps: fields that are not known yet are allowed, and an
 * enum is any value of its type, with today's values in the description. A reader that holds to it survives every
 * compatible change.
 */
export function readerSchema(schema: JsonSchema): JsonSchema {
  const { enum: values, additionalProperties: _closed, ...open } = mapSubschemas(schema, readerSchema);
  if (!values) return open;
  const known = `Values so far: ${values.filter((value) => value !== null).join(', ')}; more may come.`;
  const types = typesOf(schema);
  const type = types.length === 1 ? (types[0] as string) : types;
  return { ...open, type, description: [schema.description, known].filter(Boolean).join(' ') };
}
