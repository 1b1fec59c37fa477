import type { Source } from '../figures/source.ts';
import { unitColumnNames, unitColumnsOf } from './columns-of-unit.ts';

/** Teams of units and of areas that exist on the day, with their members as last counted. */
export const teams: Source = {
  name: 'teams',
  has: [...unitColumnNames, 'kind'],
  tables: ['team_fact'],
  rows: (_question, known) =>
    `SELECT t.id, ${unitColumnsOf('t')}, t.kind, t.memberCount
     FROM team_fact t WHERE ${known('t')} AND t.formedOn <= :on AND (t.disbandedOn IS NULL OR t.disbandedOn > :on)`,
};
