import type { Source } from '../figures/source.ts';
import { unitColumnNames, unitColumnsOf } from './columns-of-unit.ts';

/** SQL: the model works, or has ended only after a day. One that rests does not: no field tells since when. */
const works = (alias: string, endedLater: string) =>
  `(${alias}.state IN ('ACTIVE', 'REPLICATED') OR (${alias}.state = 'ENDED' AND ${endedLater}))`;

/** Models of the movement that work on the day, at their host units. */
export const models: Source = {
  name: 'models',
  has: [...unitColumnNames, 'kind'],
  tables: ['model_fact'],
  rows: (_question, known) =>
    `SELECT m.id, ${unitColumnsOf('m')}, m.kind, m.replicatedFromId
     FROM model_fact m WHERE ${known('m')} AND m.launchedOn <= :on AND ${works('m', 'm.endedOn > :on')}`,
};

export const isCopy = 'f.replicatedFromId IS NOT NULL';

/** SQL: the models of a unit that worked in a round, given as an expression; `roundOf` gives the round of a day. */
export function workedInRound(unitId: string, round: string, roundOf: (column: string) => string, known: (alias: string) => string) {
  return `SELECT 1 FROM model_fact m WHERE m.unitId = ${unitId} AND ${known('m')} AND m.launchedOn <= :on
    AND ${roundOf('m.launchedOn')} <= ${round} AND ${works('m', `${roundOf('m.endedOn')} >= ${round}`)}`;
}
