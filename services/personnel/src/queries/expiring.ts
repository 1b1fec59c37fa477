import type { Day } from '@binhan/common/clock';
import { type Connection, connection, defaultPage, type PageArgs } from '@binhan/common/connection';
import { plusDays } from '@binhan/common/days';
import { restrict } from '@binhan/common/restrict';
import { inArea } from '@binhan/reference/areas';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Certificate } from '../entities/certificate.ts';
import { EquipmentHolding } from '../entities/equipment-holding.ts';
import { certificateLife } from '../states/certificate.ts';
import { equipmentHoldingLife } from '../states/equipment-holding.ts';
import type { Asking } from './guards.ts';

/** A certificate or a permit that ends soon. */
export type Expiring = { expiresOn: Day; unitId: string; certificate: Certificate | null; equipment: EquipmentHolding | null };
type Window = { today: Day; withinDays: number };

/** Certificates of live guards that end after today and were not followed by a newer one. */
export function expiringCertificates(manager: EntityManager, { today, withinDays }: Window): SelectQueryBuilder<Certificate> {
  const newer = "SELECT 1 FROM certificate n WHERE n.guardId = c.guardId AND n.kind = c.kind AND n.state = 'VALID'";
  return manager
    .createQueryBuilder(Certificate, 'c')
    .innerJoin('guard', 'g', "g.id = c.guardId AND g.state IN ('APPOINTED', 'ACTIVE')")
    .where("c.state = 'VALID' AND c.expiresOn > :today AND c.expiresOn <= :until", { today, until: plusDays(today, withinDays) })
    .andWhere(`NOT EXISTS (${newer} AND (n.expiresOn IS NULL OR n.expiresOn > c.expiresOn))`);
}

/** Equipment whose permit ends after today. */
export function expiringPermits(manager: EntityManager, { today, withinDays }: Window): SelectQueryBuilder<EquipmentHolding> {
  return manager
    .createQueryBuilder(EquipmentHolding, 'e')
    .where("e.state IN ('PERMITTED', 'ISSUED') AND e.permitExpiresOn > :today AND e.permitExpiresOn <= :until", {
      today,
      until: plusDays(today, withinDays),
    });
}

/** Both in one list, the nearest end first. */
export async function findExpiring(
  { read, viewer, scope }: Asking,
  { areaId, ...window }: Window & { areaId?: string | null },
  page: PageArgs,
): Promise<Connection<Expiring>> {
  const certificates = expiringCertificates(read, window);
  const permits = expiringPermits(read, window);
  restrict(certificates, viewer, certificateLife.spec.access.seenBy, scope, { unitId: 'c.unitId', areaId: 'c.areaId' });
  restrict(permits, viewer, equipmentHoldingLife.spec.access.seenBy, scope, { unitId: 'e.unitId', areaId: 'e.areaId' });
  if (areaId) inArea(certificates, 'c.areaId', areaId);
  if (areaId) inArea(permits, 'e.areaId', areaId);
  const [one, other] = await Promise.all([
    connectionBy(certificates, page, 'c.expiresOn', 'c.id', ({ expiresOn }) => expiresOn),
    connectionBy(permits, page, 'e.permitExpiresOn', 'e.id', ({ permitExpiresOn }) => permitExpiresOn),
  ]);
  return merged(
    mapped(one, (certificate) => ({ expiresOn: certificate.expiresOn ?? '', unitId: certificate.unitId, certificate, equipment: null })),
    mapped(other, (equipment) => ({ expiresOn: equipment.permitExpiresOn ?? '', unitId: equipment.unitId, certificate: null, equipment })),
    page.first ?? defaultPage,
  );
}

function connectionBy<Row extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<Row>,
  page: PageArgs,
  dayColumn: string,
  idColumn: string,
  dayOf: (row: Row) => Day | null,
): Promise<Connection<Row>> {
  return connection(query, page, [
    { column: dayColumn, value: (row) => dayOf(row) ?? '' },
    { column: idColumn, value: ({ id }) => id },
  ]);
}

function mapped<From, To>({ edges, ...rest }: Connection<From>, map: (row: From) => To): Connection<To> {
  const mappedEdges = edges.map(({ node, cursor }) => ({ node: map(node), cursor }));
  return { ...rest, edges: mappedEdges, nodes: mappedEdges.map(({ node }) => node) };
}

/** Two lists under one order are one list: the cursors are alike, so that each goes on where the common page ended. */
function merged(one: Connection<Expiring>, other: Connection<Expiring>, first: number): Connection<Expiring> {
  const keyOf = ({ expiresOn, certificate, equipment }: Expiring) => `${expiresOn} ${certificate?.id ?? equipment?.id}`;
  const all = [...one.edges, ...other.edges].sort((a, b) => (keyOf(a.node) < keyOf(b.node) ? -1 : 1));
  const edges = all.slice(0, first);
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: all.length > first || one.pageInfo.hasNextPage || other.pageInfo.hasNextPage,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: async () => (await one.totalCount()) + (await other.totalCount()),
  };
}
