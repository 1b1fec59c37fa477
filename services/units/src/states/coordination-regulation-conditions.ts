import { Problem } from '@binhan/common/errors';
import type { Condition } from '@binhan/common/life';
import { In } from 'typeorm';
import { Authority } from '../entities/authority.ts';
import { CoordinationRegulation } from '../entities/coordination-regulation.ts';

/** A unit does not coordinate with itself: at least one authority signs beside it. */
export const authoritiesAreKnown: Condition<CoordinationRegulation> = {
  name: 'known authorities sign',
  async check({ row, tx }) {
    if (!row.authorityIds.length) throw new Problem('REQUIRED', {}, 'input.authorityIds');
    const known = new Set((await tx.manager.findBy(Authority, { id: In(row.authorityIds) })).map(({ id }) => id));
    const unknown = row.authorityIds.find((id) => !known.has(id));
    if (unknown) throw new Problem('UNKNOWN_AUTHORITY', { id: unknown }, 'input.authorityIds');
  },
};

/** Only a regulation of the same unit that is in force can be replaced. */
export const replacedIsInForce: Condition<CoordinationRegulation> = {
  name: 'what it replaces is in force',
  async check({ row, tx }) {
    if (!row.replacesId) return;
    const old = await tx.manager.findOneBy(CoordinationRegulation, { id: row.replacesId, unitId: row.unitId, state: 'SIGNED' });
    if (!old) throw new Problem('NOTHING_TO_REPLACE', { id: row.replacesId }, 'input.replacesId');
  },
};
