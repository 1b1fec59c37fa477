import { type Change, CriticalityLevel, DiffRule, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { type Findings, findings } from './findings.ts';

/**
 * What clients see, against the last release. A field leaves in two steps: a release in which
 * it is deprecated, then one without it.
 */
export async function apiChanges(released: string, present: string): Promise<Findings> {
  const changes = await diff(buildSchema(released), buildSchema(present), [DiffRule.suppressRemovalOfDeprecatedField]);
  const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
  const others = changes.filter(({ criticality, type }) => criticality.level !== CriticalityLevel.Breaking && !/DESCRIPTION/.test(type));
  return findings(
    breaking.map(({ message, criticality: { reason } }) => `${message}. ${reason ?? 'Clients that use it would fail.'}`),
    outermost(others).map(({ message }) => message),
  );
}

/** A new type or field is one change, however much is in it. */
function outermost(changes: readonly Change[]): Change[] {
  const added = new Set(changes.flatMap(({ type, path }) => (/^(TYPE|FIELD)_ADDED$/.test(type) ? [path] : [])));
  const isInside = (path: string) => path.split('.').some((_, i, parts) => i > 0 && added.has(parts.slice(0, i).join('.')));
  return changes.filter(({ path = '' }) => !isInside(path));
}
