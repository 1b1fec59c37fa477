import type { Source } from '../figures/source.ts';

/** Cases that a second person confirmed, as last corrected, by the day on which they were clarified. */
export const tipCases: Source = {
  name: 'cases',
  has: ['areaId', 'day', 'category'],
  tables: ['case_outcome_fact'],
  rows: (_question, known) =>
    `SELECT c.id, c.areaId, c.clarifiedOn AS day, c.category, c.arrestedCount
     FROM case_outcome_fact c WHERE ${known('c')} AND c.state IN ('CONFIRMED', 'CORRECTED') AND c.clarifiedOn <= :on`,
};
