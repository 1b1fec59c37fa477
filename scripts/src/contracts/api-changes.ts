import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { type Findings, findings } from './findings.ts';

/** What clients see, against the last release. A field leaves in two steps: deprecated first, then removed in a new release. */
export async function apiChanges(released: string, present: string): Promise<Findings> {
  const changes = await diff(buildSchema(released), buildSchema(present));
  const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
  const others = changes.filter(({ criticality }) => criticality.level !== CriticalityLevel.Breaking);
  return findings(
    breaking.map(({ message, criticality: { reason } }) => `${message}. ${reason ?? 'Clients that use it would fail.'}`),
    others.map(({ message }) => message),
  );
}
