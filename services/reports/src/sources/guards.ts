import { plusDays } from '@binhan/common/days';
import type { Source } from '../figures/source.ts';
import { askedPeriod } from './asked-period.ts';
import { unitColumnNames, unitColumnsOf } from './columns-of-unit.ts';

/** A guard held the post on the day: who was appointed and has not started has not, who has ended had. */
export function inPostOn(alias: string, day: string): string {
  return `${alias}.state IN ('ACTIVE', 'ENDED') AND ${alias}.startOn <= ${day} AND (${alias}.endOn IS NULL OR ${alias}.endOn > ${day})`;
}

const soon = 90;

/** Guards in post on the day, and whether their certificate of guard training was valid then. */
export const guards: Source = {
  name: 'guards',
  has: [...unitColumnNames, 'kind'],
  tables: ['guard_fact'],
  parameters: ({ asOf }) => ({ soon: plusDays(asOf.on, soon) }),
  rows: (_question, known) =>
    `SELECT g.id, ${unitColumnsOf('g')}, g.kind,
       CASE WHEN ${isValid} THEN 1 ELSE 0 END AS isCertified,
       CASE WHEN ${isValid} AND g.certificateTo <= :soon THEN 1 ELSE 0 END AS endsSoon
     FROM guard_fact g WHERE ${known('g')} AND ${inPostOn('g', ':on')}`,
};
const isValid = 'g.certificateFrom <= :on AND (g.certificateTo IS NULL OR g.certificateTo > :on)';

/** Who left in the period, and who was in post on its first and on its last day: `moment` tells them apart. */
export const guardMovements: Source = {
  name: 'movements of guards',
  has: [...unitColumnNames, 'kind'],
  hasLines: true,
  tables: ['guard_fact'],
  ofPeriod: true,
  parameters: (question) => {
    const { from, last, to } = askedPeriod(question);
    return { periodFrom: from, periodLast: last, periodTo: to };
  },
  rows: (_question, known) => {
    const guardsThat = (moment: string, lineNo: number, condition: string) =>
      `SELECT g.id, ${lineNo} AS lineNo, ${unitColumnsOf('g')}, g.kind, '${moment}' AS moment
       FROM guard_fact g WHERE ${known('g')} AND ${condition}`;
    return [
      guardsThat('LEFT', 1, "g.state = 'ENDED' AND g.startOn IS NOT NULL AND g.endOn >= :periodFrom AND g.endOn < :periodTo"),
      guardsThat('FIRST', 2, inPostOn('g', ':periodFrom')),
      guardsThat('LAST', 3, inPostOn('g', ':periodLast')),
    ].join(' UNION ALL ');
  },
};

export const hasLeft = "f.moment = 'LEFT'";
export const onEitherEnd = "f.moment IN ('FIRST', 'LAST')";
export const onLastDay = "f.moment = 'LAST'";
