import { type DocumentNode, type EnumValueDefinitionNode, Kind, type StringValueNode } from 'graphql';
import type { Words } from './errors.ts';

export type EnumLabels = { name: string; values: { code: string; vi: string; en: string }[] };

/** The names that people read for every enum value, from `@label(vi:, en:)` in the SDL: frontends hard-code none. */
export function enumLabels(typeDefs: DocumentNode): EnumLabels[] {
  return typeDefs.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION) return [];
    const values = (definition.values ?? []).map((value) => ({
      code: value.name.value,
      vi: labelOf(value, 'vi'),
      en: labelOf(value, 'en'),
    }));
    return [{ name: definition.name.value, values }];
  });
}

/** The labels of one enum by its values: state tables take the names of their states from the contract. */
export function labelsOf<Code extends string>(enums: readonly EnumLabels[], name: string): Readonly<Record<Code, Words>> {
  const found = enums.find((one) => one.name === name);
  if (!found) throw new Error(`The contract has no enum ${name}`);
  return Object.fromEntries(found.values.map(({ code, vi, en }) => [code, { vi, en }])) as Record<Code, Words>;
}

function labelOf(value: EnumValueDefinitionNode, language: string): string {
  const text = labelText(value, language);
  if (!text) throw new Error(`Enum value ${value.name.value} has no @label(${language}:)`);
  return text;
}

/** The text of `@label` in a language, where there is one. */
export function labelText(value: EnumValueDefinitionNode, language: string): string | undefined {
  const label = value.directives?.find(({ name }) => name.value === 'label');
  return (label?.arguments?.find(({ name }) => name.value === language)?.value as StringValueNode | undefined)?.value;
}
