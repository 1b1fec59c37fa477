import type { EnumLabels } from '@binhan/common/labels';
import type { Life } from '@binhan/common/life';

/** An enum of the API whose values a topic uses, too. */
export type NamedEnum = EnumLabels & { service: string };
/** Topic -> change -> what the actions that lead to it are called in Vietnamese. */
export type ChangeNames = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/**
 * The enum of the API that names the values of a field: the one that has all of them, of the service that the field is of, or
 * else of any. Where several have them, the one named after the topic; null where none has.
 */
export function enumFor(enums: readonly NamedEnum[], topic: string, path: string, values: readonly string[]): NamedEnum | null {
  const [service, aggregate = ''] = topic.split('.');
  // What a record says of its unit is what `units` said of it.
  const owner = /(^|\.)unit\./.test(path) ? 'units' : service;
  const fitting = enums.filter((one) => values.every((value) => one.values.some(({ code }) => code === value)));
  const own = fitting.filter((one) => one.service === owner);
  const found = own.length ? own : fitting;
  const named = found.filter(({ name }) => name.toLowerCase().startsWith(aggregate.replaceAll('-', '')));
  return (found.length > 1 ? named[0] : found[0]) ?? null;
}

export function changeNames(lives: readonly Life[]): ChangeNames {
  const names = new Map<string, Map<string, string[]>>();
  for (const { spec } of lives) {
    if (!spec.topic) continue;
    const ofTopic = names.get(spec.topic.name) ?? new Map<string, string[]>();
    names.set(spec.topic.name, ofTopic);
    for (const { event, label } of Object.values(spec.actions))
      if (event) ofTopic.set(event, [...new Set([...(ofTopic.get(event) ?? []), label.vi])]);
  }
  return names;
}
