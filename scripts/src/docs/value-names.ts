import type { Words } from '@binhan/common/errors';
import type { EnumLabels } from '@binhan/common/labels';
import type { Life } from '@binhan/common/life';

/** An enum of the API whose values a topic uses, too. */
export type NamedEnum = EnumLabels & { service: string };
/** Topic -> change -> what it is called. */
export type ChangeNames = ReadonlyMap<string, ReadonlyMap<string, Words>>;

/**
 * The enum of the API that names the values of a field: the one that has all of them, of the same service, or else of another.
 * Where several have them, the one named after the topic; null where none has.
 */
export function enumFor(enums: readonly NamedEnum[], topic: string, values: readonly string[]): NamedEnum | null {
  const [service, aggregate = ''] = topic.split('.');
  const fitting = enums.filter((one) => values.every((value) => one.values.some(({ code }) => code === value)));
  const own = fitting.filter((one) => one.service === service);
  const found = own.length ? own : fitting;
  const named = found.filter(({ name }) => name.toLowerCase().startsWith(aggregate.replaceAll('-', '')));
  return (found.length > 1 ? named[0] : found[0]) ?? null;
}

/** What people call the changes of a topic: the actions of its state table. */
export function changeNames(lives: readonly Life[]): ChangeNames {
  const names = new Map<string, Map<string, Words>>();
  for (const { spec } of lives) {
    if (!spec.topic) continue;
    const ofTopic = names.get(spec.topic.name) ?? new Map<string, Words>();
    for (const { event, label } of Object.values(spec.actions)) if (event && !ofTopic.has(event)) ofTopic.set(event, label);
    names.set(spec.topic.name, ofTopic);
  }
  return names;
}
