import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { In } from 'typeorm';
import { LegalDocument } from './entities/legal-document.ts';

/** Every decision cites what it rests on (domain.md 3.2): at least one document, and only known ones. */
export async function requireDocuments(tx: Tx, ids: readonly string[], field = 'input.basisIds'): Promise<void> {
  if (!ids.length) throw new Problem('REQUIRED', {}, field);
  const known = new Set((await tx.manager.findBy(LegalDocument, { id: In([...ids]) })).map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown) throw new Problem('UNKNOWN_DOCUMENT', { id: unknown }, field);
}
