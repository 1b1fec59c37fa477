import type { Day } from '@binhan/common/clock';
import { type Connection, connection, type PageArgs } from '@binhan/common/connection';
import { plusDays } from '@binhan/common/days';
import { enteredCount } from '@binhan/common/entered';
import { restrict } from '@binhan/common/restrict';
import { inArea } from '@binhan/reference/areas';
import { unitAccess } from '@binhan/reference/scope';
import { Enrolment } from '../entities/enrolment.ts';
import { GuardRef } from '../entities/guard-ref.ts';
import type { Asking } from './sessions.ts';

const mostDays = 3650;

/**
 * Certificates that end before a day, of guards who hold a post and have none of that kind that lasts longer: the one who
 * is due stands behind the certificate. Seen as the guard is seen, wherever the class was.
 */
export function findRefreshersDue(
  { read, viewer, scope }: Asking,
  { withinDays, areaId, ...page }: PageArgs & { withinDays?: number | null; areaId?: string | null },
  today: Day,
): Promise<Connection<Enrolment>> {
  const before = plusDays(today, enteredCount(withinDays ?? 90, 'withinDays', mostDays));
  const query = read
    .createQueryBuilder(Enrolment, 'e')
    .innerJoin(GuardRef, 'g', "g.id = e.guardId AND g.state <> 'ENDED'")
    .where("e.state = 'PASSED' AND e.expiresOn < :before", { before })
    .andWhere(
      'NOT EXISTS (SELECT n.id FROM enrolment n WHERE n.guardId = e.guardId AND n.certificateKind = e.certificateKind' +
        " AND n.state = 'PASSED' AND (n.expiresOn IS NULL OR n.expiresOn > e.expiresOn OR (n.expiresOn = e.expiresOn AND n.id > e.id)))",
    );
  restrict(query, viewer, unitAccess.seenBy, scope, { unitId: 'g.unitId', areaId: 'g.areaId' });
  if (areaId) inArea(query, 'g.areaId', areaId);
  return connection(query, page, [
    { column: 'e.expiresOn', value: ({ expiresOn }) => expiresOn ?? '' },
    { column: 'e.id', value: ({ id }) => id },
  ]);
}
