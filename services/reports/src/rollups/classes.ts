import type { ClassFact } from '../entities/class-fact.ts';
import { classes, countsPeople, countsTurns } from '../sources/classes.ts';
import { defineRollup, monthOf, monthOfDay } from './rollup.ts';

const ofThose = (condition: string, amount: string) => `CASE WHEN ${condition} THEN ${amount} ELSE 0 END`;

/** W4. */
export const classRollup = defineRollup<ClassFact>({
  topic: 'training.class.v1',
  cell: ({ state, areaId, firstDay, programme, kind, counts, learners, passed }) =>
    state === 'VERIFIED'
      ? {
          ...{ areaId: areaId ?? '', day: monthOf(firstDay), programme, kind, records: 1 },
          ...{ learners: counts === 'PEOPLE' ? learners : 0, passed: counts === 'PEOPLE' ? passed : 0 },
          attendances: counts === 'ATTENDANCES' ? learners : 0,
        }
      : undefined,
  source: classes,
  columns: {
    ...{ areaId: "COALESCE(f.areaId, '')", day: monthOfDay, programme: 'f.programme', kind: 'f.kind', records: '1' },
    ...{ learners: ofThose(countsPeople, 'f.learners'), passed: ofThose(countsPeople, 'f.passed') },
    attendances: ofThose(countsTurns, 'f.learners'),
  },
  amounts: ['records', 'learners', 'passed', 'attendances'],
  period: 'day',
  grains: [
    { table: 'classes_by_commune', place: 'COMMUNE', keys: ['areaId', 'day', 'programme', 'kind'] },
    { table: 'classes_by_province', place: 'PROVINCE', keys: ['day', 'areaId', 'programme', 'kind'] },
  ],
});
