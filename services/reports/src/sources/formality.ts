import type { Source } from '../figures/source.ts';
import { unitColumnNames, unitColumnsOf } from './columns-of-unit.ts';
import { pledged } from './commitments.ts';
import { workedInRound } from './models.ts';
import { granted } from './recognitions.ts';
import { roundOfDay } from './round-of-day.ts';

/** Recognitions, each with what its unit lacked in the round (domain.md 1.6 b). */
export const recognitionsWithSigns: Source = {
  name: 'recognitions and what their units did',
  has: [...unitColumnNames, 'day', 'roundYear'],
  tables: ['recognition_fact', 'session_fact', 'review_fact', 'model_fact', 'commitment_fact'],
  rows: (_question, known) => {
    const none = (rows: string, name: string) => `CASE WHEN EXISTS (${rows}) THEN 0 ELSE 1 END AS ${name}`;
    const session = `SELECT 1 FROM session_line_fact l INNER JOIN session_fact s ON s.id = l.id AND s.version = l.version
      WHERE l.unitId = d.unitId AND ${known('s')} AND s.state = 'VERIFIED' AND s.heldOn <= :on AND ${roundOfDay('s.heldOn')} = d.roundYear`;
    // A review belongs to the round that it reviews, and is mostly held after its end.
    const review = `SELECT 1 FROM review_fact v WHERE v.unitId = d.unitId AND ${known('v')} AND v.heldOn <= :on AND ${roundOfDay('v.periodTo')} = d.roundYear`;
    return `SELECT d.id, ${unitColumnsOf('d')}, d.decidedOn AS day, d.roundYear,
        ${none(session, 'noSession')}, ${none(review, 'noReview')},
        ${none(workedInRound('d.unitId', 'd.roundYear', roundOfDay, known), 'noModel')},
        ${none(`${pledged('d.unitId', 'd.roundYear', known)} AND c.signedCount > 0`, 'noneSigned')}
      FROM recognition_fact d WHERE ${known('d')} AND d.decidedOn <= :on AND ${granted('d')}`;
  },
};

export const signs = { noSession: 'f.noSession = 1', noReview: 'f.noReview = 1', noModel: 'f.noModel = 1', noneSigned: 'f.noneSigned = 1' };
export const isFlagged = `(${Object.values(signs).join(' OR ')})`;
