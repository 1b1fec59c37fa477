import { type Findings, findings } from './findings.ts';
import type { JsonSchema } from './json-schema.ts';

/** Every field says what it means: the data dictionary has it from here. */
export function fieldsAreDescribed(topic: string, schema: JsonSchema): Findings {
  return findings(undescribed(topic, schema));
}

function undescribed(at: string, { properties = {}, items }: JsonSchema): string[] {
  const below = Object.entries(properties).flatMap(([name, field]) => [
    ...(field.description ? [] : [`${at}.${name}: has no description`]),
    ...undescribed(`${at}.${name}`, field),
  ]);
  return [...below, ...(items ? undescribed(`${at}[]`, items) : [])];
}
