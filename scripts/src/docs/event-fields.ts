import type { JsonSchema } from '../contracts/json-schema.ts';

/** One field of the data of a topic, as a reader meets it. */
export type EventField = { path: string; type: string; optional: boolean; values: readonly string[]; description: string };

/** Every field, those inside of objects and lists after the one that holds them: `lines`, `lines[].unitId`. */
export function fieldsOf(schema: JsonSchema, at = ''): EventField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const inside = field.items ?? field;
    const path = `${at}${name}${field.items ? '[]' : ''}`;
    const own: EventField = {
      path,
      type: typeText(field),
      optional: !schema.required?.includes(name),
      values: (inside.enum ?? []).filter((value) => value !== null).map(String),
      description: field.description ?? '',
    };
    return [own, ...fieldsOf(inside, `${path}.`)];
  });
}

function typeText(schema: JsonSchema): string {
  if (schema.items) return `list of ${typeText(schema.items)}${range(schema, 'Items')}`;
  const nullable = schema.enum?.includes(null) || [schema.type].flat().includes('null');
  return `${plainType(schema)}${nullable ? ' or null' : ''}`;
}

function plainType(schema: JsonSchema): string {
  if (schema.enum) return 'code';
  const type = [schema.type].flat().find((one) => one !== 'null');
  if (type === 'boolean') return 'true or false';
  if (type === 'integer') return `whole number${range(schema, '')}`;
  if (type === 'string') return schema.format === 'date' ? 'day' : `text${range(schema, 'Length')}`;
  return String(type);
}

/** `minimum` and `maximum`, or `minLength` and `maxLength`, or `minItems` and `maxItems`. */
function range(schema: JsonSchema, of: '' | 'Items' | 'Length'): string {
  const [least, most] = of ? [schema[`min${of}`], schema[`max${of}`]] : [schema.minimum, schema.maximum];
  if (of === 'Items') return `${least ? `, at least ${least}` : ''}${most ? `, at most ${most}` : ''}`;
  if (most === undefined) return least === undefined || of ? '' : ` ≥ ${least}`;
  return of ? ` ≤ ${most}` : ` ${least ?? 0} to ${most}`;
}
