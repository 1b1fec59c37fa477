import { Problem } from '@binhan/common/errors';
import type { Body, BodyKind } from '../vocabulary.ts';

export type BodyInput = { kind: BodyKind; authorityId?: string | null };

/** Bodies as they are stored. An authority is named by its id alone: `units` knows it, and the gateway shows it. */
export function bodiesOf(given: readonly BodyInput[] | null | undefined): Body[] {
  return (given ?? []).map(({ kind, authorityId }) => ({ kind, authorityId: authorityId ?? null }));
}

/** The same where there must be one. */
export function organisersOf(given: readonly BodyInput[]): Body[] {
  if (!given.length) throw new Problem('REQUIRED', {}, 'input.organisers');
  return bodiesOf(given);
}
