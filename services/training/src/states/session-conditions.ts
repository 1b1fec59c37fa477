import { Problem } from '@binhan/common/errors';
import type { Condition } from '@binhan/common/life';
import { permits, type Subject } from '@binhan/common/permissions';
import type { Tx } from '@binhan/common/transaction';
import type { Role } from '@binhan/common/viewer';
import { scopeOf } from '@binhan/reference/scope';
import { Session } from '../entities/session.ts';

/** Sessions and classes alike: their organiser, the officers of their commune, the heads of the units that they name. */
type Shared = { ownerId: string; reporterId: string | null; areaId: string | null; unitIds: string[] };

export const sharedSubject = ({ ownerId, areaId, unitIds }: Shared): Subject => ({ ownerId, areaId, unitIds });

/** Who reported the numbers does not verify them (domain.md 3.5). */
export const notTheReporter: Condition<Shared & { id: string; version: number; state: string }> = {
  name: 'not who organised or reported it',
  check({ row: { ownerId, reporterId }, tx: { viewer } }) {
    if (viewer.system || ![ownerId, reporterId].includes(viewer.subject)) return;
    throw new Problem('OWN_REPORT');
  },
};

/** A head records what the own unit held itself: a session that names others too is entered by an organiser or an officer. */
export const headNamesOwnUnit: Condition<Session> = {
  name: 'a head names the own unit alone',
  async check({ row, tx }) {
    if (await mayAs(tx, row, ['ORGANISER', 'AREA_OFFICER', 'PROVINCIAL_OFFICER'])) return;
    const foreign = row.unitIds.find((id) => !tx.viewer.units.includes(id));
    if (foreign || !row.unitIds.length) throw new Problem('NOT_OWN_UNIT', { id: foreign ?? '–' }, 'input.lines');
  },
};

/** A head reports again what was returned of the own records, not what others organised for the unit. */
export const headEnteredIt: Condition<Session> = {
  name: 'a head entered it',
  async check({ row, tx }) {
    if (row.ownerId === tx.viewer.subject || (await mayAs(tx, row, ['AREA_OFFICER', 'PROVINCIAL_OFFICER']))) return;
    throw new Problem('NOT_THE_ORGANISER');
  },
};

async function mayAs(tx: Tx, row: Session, roles: readonly Role[]): Promise<boolean> {
  return permits(tx.viewer, roles, sharedSubject(row), await scopeOf(tx.manager, tx.viewer, tx.now));
}

/** What was held stays on record; a correction that was a mistake can still be given up. */
export const notHeld: Condition<Session> = {
  name: 'not held yet, or a correction',
  check({ row }) {
    if (row.state === 'HELD' && !row.correctsId) throw new Problem('WAS_HELD', { on: row.heldOn ?? '–' });
  },
};

/** One live correction of a session at a time. */
export const notCorrected: Condition<Session> = {
  name: 'no correction is under way',
  async check({ row, tx }) {
    const live = await tx.manager.findOneBy(Session, { correctionKey: row.id });
    if (live) throw new Problem('CORRECTION_UNDER_WAY', { id: live.id });
  },
};
