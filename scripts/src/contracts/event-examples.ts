import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type Findings, findings, together } from './findings.ts';
import type { JsonSchema } from './json-schema.ts';
import { readerSchema } from './reader-schema.ts';

/** The examples of a schema must be what its writer may write; where there is none, the contract is not shown. */
export function examplesAreValid(topic: string, schema: JsonSchema): Findings {
  if (!schema.examples?.length) return findings([`${topic}: has no example`]);
  const open = openObjects(topic, schema);
  return together([findings(open), examplesFit(topic, schema.examples, schema, 'its own schema')]);
}

/** Readers of the old version meet new records, readers of the new one meet the old records of the log. */
export function examplesCross(topic: string, before: JsonSchema, after: JsonSchema): Findings {
  return together([
    examplesFit(topic, before.examples ?? [], readerSchema(after), 'the new schema of readers (what is in the log is read by it)'),
    examplesFit(topic, after.examples ?? [], readerSchema(before), 'the released schema of readers (they get what is written now)'),
  ]);
}

function examplesFit(topic: string, examples: readonly unknown[], schema: JsonSchema, name: string): Findings {
  // One for each, since two states of a schema have the same $id.
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
  addFormats.default(ajv);
  try {
    const validate = ajv.compile(schema);
    const broken = examples.flatMap((example, i) =>
      validate(example) ? [] : [`${topic}: example ${i + 1} breaks ${name}: ${ajv.errorsText(validate.errors, { dataVar: 'data' })}`],
    );
    return findings(broken);
  } catch (error) {
    return findings([`${topic}: ${name} is no valid JSON Schema 2020-12: ${(error as Error).message}`]);
  }
}

/** Writers are checked field by field, so that nothing leaves a service by accident. */
function openObjects(at: string, schema: JsonSchema): string[] {
  const here = schema.properties && schema.additionalProperties !== false ? [`${at}: is open; set additionalProperties to false`] : [];
  const below = Object.entries({ ...schema.properties, ...(schema.items ? { '[]': schema.items } : {}) });
  return [...here, ...below.flatMap(([name, one]) => openObjects(`${at}.${name}`, one))];
}
