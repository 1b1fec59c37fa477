import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import { hasRole } from '@binhan/common/permissions';
import type { Viewer } from '@binhan/common/viewer';
import type { EntityManager } from 'typeorm';
import { Snapshot } from '../entities/snapshot.ts';
import { indicatorByCode, indicators } from '../indicators.ts';
import { takers } from '../operations/take-snapshot.ts';

/** Who reads snapshots, each of those whose indicator they may read as a whole. */
export const snapshotReaders = [...takers, 'ANALYST'] as const;

export function findSnapshots(
  read: EntityManager,
  viewer: Viewer,
  { code, ...page }: PageArgs & { code?: string | null },
): Promise<Connection<Snapshot>> {
  const codes = indicators.map((one) => one.code).filter((one) => mayReadSnapshot(viewer, one));
  const query = read.createQueryBuilder(Snapshot, 's').where('(s.code IS NULL OR s.code IN (:...codes))', { codes: ['', ...codes] });
  if (code) query.andWhere('s.code = :code', { code });
  return connection(query, page, [{ column: 's.seq', value: ({ seq }) => seq }]);
}

export async function findSnapshot(read: EntityManager, viewer: Viewer, id: string): Promise<Snapshot | null> {
  const snapshot = await read.findOneBy(Snapshot, { id });
  return snapshot && (snapshot.code === null || mayReadSnapshot(viewer, snapshot.code)) ? snapshot : null;
}

/**
 * A snapshot is of the whole province and hides no small count, as its taker sees them. So it is for who reads the indicator
 * by a role without limits; an analyst sees none of people, tips or cases.
 */
function mayReadSnapshot(viewer: Viewer, code: string): boolean {
  const indicator = indicatorByCode.get(code);
  if (!indicator) return false;
  const people = indicator.people || indicator.measures.some((measure) => measure.people);
  const allowed: readonly string[] = people ? takers : snapshotReaders;
  const roles = viewer.roles.filter((role) => allowed.includes(role));
  return roles.length > 0 && hasRole({ ...viewer, roles }, indicator.seenBy);
}
