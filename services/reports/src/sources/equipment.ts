import { holdsOn } from '@binhan/common/validity';
import { endOf } from '../figures/question.ts';
import type { Source } from '../figures/source.ts';
import { unitColumnNames, unitColumnsOf } from './columns-of-unit.ts';

const parameters: Source['parameters'] = ({ asOf }) => ({ dayEnd: endOf(asOf.on) });

/** Equipment has no days of its own: on a day it is what had been told by its end, with the knowledge of today as well. */
const toldByThen = 'e.knownFrom < :dayEnd AND e.knownTo >= :dayEnd';

/** What norms of the day ask for, type by type, with the usable pieces of the unit; under an expired permit none is usable. */
export const requiredEquipment: Source = {
  name: 'required equipment',
  has: [...unitColumnNames, 'kind'],
  hasLines: true,
  tables: ['norm_fact', 'equipment_fact'],
  parameters,
  rows: (_question, known) =>
    `SELECT n.id, l.line AS lineNo, ${unitColumnsOf('n')}, l.type AS kind, l.required AS wanted, COALESCE(h.usable, 0) AS usable
     FROM norm_fact n INNER JOIN norm_line_fact l ON l.id = n.id AND l.version = n.version
     LEFT JOIN (SELECT e.unitId, e.type, SUM(e.usable) AS usable FROM equipment_fact e
       WHERE ${toldByThen} AND e.state = 'ISSUED' AND (e.permitExpiresOn IS NULL OR e.permitExpiresOn > :on)
       GROUP BY e.unitId, e.type) h ON h.unitId = n.unitId AND h.type = l.type
     WHERE ${known('n')} AND ${holdsOn('n')}`,
};

export const isLacking = 'f.usable < f.wanted';

/** Equipment that a unit has under a permit, by the day on which it ends. */
export const permits: Source = {
  name: 'permits of equipment',
  has: [...unitColumnNames, 'kind'],
  tables: ['equipment_fact'],
  parameters,
  rows: () =>
    `SELECT e.id, ${unitColumnsOf('e')}, e.type AS kind, CASE WHEN e.permitExpiresOn <= :on THEN 1 ELSE 0 END AS isExpired
     FROM equipment_fact e WHERE ${toldByThen} AND e.state IN ('PERMITTED', 'ISSUED') AND e.permitExpiresOn IS NOT NULL`,
};
