/** The part of JSON Schema 2020-12 that event contracts use. */
export type JsonSchema = {
  $id?: string;
  type?: string | string[];
  enum?: (string | number | boolean | null)[];
  description?: string;
  required?: string[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  additionalProperties?: boolean | JsonSchema;
  examples?: unknown[];
  $defs?: Record<string, JsonSchema>;
  [keyword: string]: unknown;
};

/** Types that a value may have; an enum without `type` has those of its values. */
export function typesOf({ type, enum: values }: JsonSchema): string[] {
  if (type !== undefined) return [type].flat().toSorted();
  return [...new Set((values ?? []).map((value) => (value === null ? 'null' : typeof value)))].toSorted();
}

/** The same schema with each subschema replaced. */
export function mapSubschemas(schema: JsonSchema, change: (schema: JsonSchema) => JsonSchema): JsonSchema {
  const mapAll = (all: Record<string, JsonSchema>) => Object.fromEntries(Object.entries(all).map(([name, one]) => [name, change(one)]));
  return {
    ...schema,
    ...(schema.properties ? { properties: mapAll(schema.properties) } : {}),
    ...(schema.$defs ? { $defs: mapAll(schema.$defs) } : {}),
    ...(schema.items ? { items: change(schema.items) } : {}),
  };
}
