import { fieldsAreDescribed } from './described-fields.ts';
import { eventChanges } from './event-changes.ts';
import { examplesAreValid, examplesCross } from './event-examples.ts';
import { type Findings, findings, together } from './findings.ts';
import type { JsonSchema } from './json-schema.ts';

/** Topic -> closed schema. */
export type EventSchemas = ReadonlyMap<string, JsonSchema>;

/** Events of this tree against those of the last release. */
export function compareEvents(released: EventSchemas, present: EventSchemas): Findings {
  const changed = [...released].map(([topic, before]) => {
    const after = present.get(topic);
    if (!after)
      return findings([
        `${topic}: its schema is gone; a topic ends only after its last reader left, and then its released schema goes too`,
      ]);
    return together([eventChanges(topic, before, after), examplesCross(topic, before, after)]);
  });
  const added = [...present.keys()].filter((topic) => !released.has(topic));
  return together([
    ...changed,
    findings(
      [],
      added.map((topic) => `${topic}: new topic`),
    ),
  ]);
}

/** What must be true of every schema, released or not. */
export function checkEvents(present: EventSchemas): Findings {
  return together(
    [...present].map(([topic, schema]) => {
      const [, name, major] = /^(.*)\.(v\d+)$/.exec(topic) ?? [];
      const id = `urn:binhan:${name}:${major}`;
      const wrongId = schema.$id === id ? [] : [`${topic}: $id is ${schema.$id}, by its file it is ${id}`];
      return together([findings(wrongId), fieldsAreDescribed(topic, schema), examplesAreValid(topic, schema)]);
    }),
  );
}
