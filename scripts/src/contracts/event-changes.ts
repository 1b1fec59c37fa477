import { isDeepStrictEqual } from 'node:util';
import { type Findings, findings, together } from './findings.ts';
import { type JsonSchema, typesOf } from './json-schema.ts';

/** Says nothing about values. */
const annotations = ['title', 'description', '$comment', 'examples', 'default', 'deprecated', '$schema'];
/** Compared below; every other keyword must stay as it is. */
const compared = ['type', 'enum', 'required', 'properties', 'items', '$defs'];

/**
 * Compares two states of one version of an event (events.md 2). Readers of the old one must understand what is written
 * by the new one, and the other way round: what is in the log was written by the old one, and is read for ever.
 */
export function eventChanges(topic: string, before: JsonSchema, after: JsonSchema): Findings {
  const kept = (before.examples ?? []).filter((example) => !(after.examples ?? []).some((one) => isDeepStrictEqual(one, example)));
  const dropped = kept.length ? [`${topic}: an example was dropped or changed; examples are kept, new ones are added below them`] : [];
  return together([findings(dropped), schemaChanges(topic, before, after)]);
}

function schemaChanges(at: string, before: JsonSchema, after: JsonSchema): Findings {
  return together([
    typeChanges(at, before, after),
    enumChanges(at, before, after),
    keywordChanges(at, before, after),
    fieldChanges(at, before, after),
    ...(before.items && after.items ? [schemaChanges(`${at}[]`, before.items, after.items)] : []),
    ...(!before.items !== !after.items ? [findings([`${at}: what its items may be was ${after.items ? 'narrowed' : 'dropped'}`])] : []),
    ...Object.entries(before.$defs ?? {}).map(([name, one]) => {
      const now = after.$defs?.[name];
      return now ? schemaChanges(`${at}#${name}`, one, now) : findings([`${at}: the definition ${name} was removed or renamed`]);
    }),
  ]);
}

function typeChanges(at: string, before: JsonSchema, after: JsonSchema): Findings {
  const [old, now] = [typesOf(before), typesOf(after)];
  return findings(isDeepStrictEqual(old, now) ? [] : [`${at}: was ${old.join(' or ')}, is now ${now.join(' or ')}`]);
}

function enumChanges(at: string, { enum: before }: JsonSchema, { enum: after }: JsonSchema): Findings {
  if (!before && !after) return findings();
  if (!before) return findings([`${at}: was narrowed to the values ${after?.join(', ')}`]);
  if (!after) return findings([`${at}: is no longer a list of values: readers do not learn any more which there are`]);
  const removed = before.filter((value) => !after.includes(value));
  const added = after.filter((value) => !before.includes(value));
  return findings(
    removed.map((value) => `${at}: the value ${value} was removed; what is in the log still has it`),
    added.map((value) => `${at}: new value ${value}`),
  );
}

function keywordChanges(at: string, before: JsonSchema, after: JsonSchema): Findings {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => ![...annotations, ...compared].includes(name) && !isDeepStrictEqual(before[name], after[name]));
  return findings(
    changed.map(
      (name) => `${at}: ${name} was ${show(before[name])}, is now ${show(after[name])}; ${whyNot(name, before[name], after[name])}`,
    ),
  );
}

/** Narrower refuses what is in the log; wider surprises readers that made room for the old limit. */
function whyNot(name: string, before: unknown, after: unknown): string {
  if (!/^(max|min|exclusiveM)/.test(name)) return 'it must stay as it is';
  const smaller = after !== undefined && (before === undefined || Number(after) < Number(before));
  const narrower = before === undefined || (after !== undefined && /max/i.test(name) === smaller);
  return narrower ? 'what is in the log may break it' : 'readers made room for the old limit';
}

function fieldChanges(at: string, before: JsonSchema, after: JsonSchema): Findings {
  const [old, now] = [before.properties ?? {}, after.properties ?? {}];
  const added = Object.keys(now).filter((name) => !(name in old));
  const removed = Object.keys(old).filter((name) => !(name in now));
  const twinOf = (name: string) => added.find((one) => isDeepStrictEqual(now[one], old[name]));
  const required = (after.required ?? []).filter((name) => !before.required?.includes(name));
  const optional = (before.required ?? []).filter((name) => !after.required?.includes(name) && name in now);
  return together([
    findings([
      ...removed.map((name) => `${at}.${name}: was ${twinOf(name) ? `renamed to ${twinOf(name)}` : 'removed'}; readers rely on it`),
      ...required.map((name) =>
        name in old
          ? `${at}.${name}: became required; records in the log lack it`
          : `${at}.${name}: is new and required; records in the log lack it, so add it as optional`,
      ),
      ...optional.map((name) => `${at}.${name}: is no longer required; readers rely on it`),
    ]),
    findings(
      [],
      added.map((name) => `${at}.${name}: new field`),
    ),
    ...Object.keys(old).flatMap((name) => (now[name] ? [schemaChanges(`${at}.${name}`, old[name] as JsonSchema, now[name])] : [])),
  ]);
}

function show(value: unknown): string {
  return value === undefined ? 'not there' : JSON.stringify(value);
}
