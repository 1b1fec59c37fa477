import { Problem } from '@binhan/common/errors';
import type { Tx } from '@binhan/common/transaction';
import { LegalDocument } from './entities/legal-document.ts';

/** Every decision cites what it rests on (domain.md 3.2): at least one document, and only known ones. */
export async function requireDocuments(tx: Tx, ids: readonly string[], field = 'input.basisIds'): Promise<void> {
  if (!ids.length) throw new Problem('REQUIRED', {}, field);
  for (const id of ids) if (!(await tx.look(LegalDocument, id))) throw new Problem('UNKNOWN_DOCUMENT', { id }, field);
}
