import { Problem } from '@binhan/common/errors';
import type { Condition } from '@binhan/common/life';
import { Authority } from '../entities/authority.ts';
import type { Recognition } from '../entities/recognition.ts';

/** Only the authority that decided takes its decision back. */
export const sameAuthority: Condition<Recognition> = {
  name: 'same authority',
  async check({ row, tx }) {
    if (tx.viewer.system || tx.viewer.authorities.includes(row.authorityId)) return;
    const { name } = await tx.manager.findOneByOrFail(Authority, { id: row.authorityId });
    throw new Problem('AUTHORITY_NOT_YOURS', { name }, 'input.recognitionId');
  },
};
