import type { UnitRecordFact } from '../entities/fact.ts';
import type { RecognitionFact } from '../entities/recognition-fact.ts';
import type { RegistrationFact } from '../entities/registration-fact.ts';
import { isRecognised, recognitions } from '../sources/recognitions.ts';
import { isCounted, registrations } from '../sources/registrations.ts';
import { defineRollup } from './rollup.ts';

const ofUnit = ['unitKind', 'managementLevel', 'isKeyEconomic', 'isLarge'];
const asTheyAre = Object.fromEntries(['areaId', 'roundYear', ...ofUnit].map((name) => [name, `f.${name}`]));
const one = (holds: boolean) => (holds ? 1 : 0);
const oneIf = (condition: string) => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;

function keysOf({ areaId, roundYear, unitKind, managementLevel, isKeyEconomic, isLarge }: UnitRecordFact & { roundYear: number }) {
  return { areaId, roundYear, unitKind, managementLevel, isKeyEconomic: one(isKeyEconomic), isLarge: one(isLarge) };
}

/** U1, its yearly records. */
export const registrationRollup = defineRollup<RegistrationFact>({
  topic: 'units.registration.v1',
  cell: (row) =>
    row.submittedOn ? { ...keysOf(row), ruleSetId: row.ruleSetId, records: 1, counted: one(row.state !== 'WITHDRAWN') } : undefined,
  source: registrations,
  columns: { ...asTheyAre, ruleSetId: 'f.ruleSetId', records: '1', counted: oneIf(isCounted) },
  amounts: ['records', 'counted'],
  period: 'roundYear',
  grains: [
    { table: 'registrations_by_commune', place: 'COMMUNE', keys: ['areaId', 'roundYear', ...ofUnit, 'ruleSetId'] },
    { table: 'registrations_by_province', place: 'PROVINCE', keys: ['roundYear', 'areaId', ...ofUnit, 'ruleSetId'] },
  ],
});

const grades = { excellent: 'EXCELLENT', good: 'GOOD', average: 'AVERAGE' };
const ofGrade = (wanted: string) => oneIf(`${isRecognised} AND f.grade = '${wanted}'`);

/** U2, its yearly records and grades. Today's: whoever asks for a past day has the facts. */
export const recognitionRollup = defineRollup<RecognitionFact>({
  topic: 'units.recognition.v1',
  cell: (row) => {
    const recognised = row.state !== 'NOT_MET' && row.revokedOn === null;
    const graded = (wanted: string) => one(recognised && row.grade === wanted);
    return {
      ...keysOf(row),
      ...{ records: 1, recognised: one(recognised) },
      ...{ excellent: graded(grades.excellent), good: graded(grades.good), average: graded(grades.average) },
    };
  },
  source: recognitions,
  columns: {
    ...asTheyAre,
    ...{ records: '1', recognised: oneIf(isRecognised) },
    ...{ excellent: ofGrade(grades.excellent), good: ofGrade(grades.good), average: ofGrade(grades.average) },
  },
  amounts: ['records', 'recognised', 'excellent', 'good', 'average'],
  period: 'roundYear',
  grains: [
    { table: 'recognitions_by_commune', place: 'COMMUNE', keys: ['areaId', 'roundYear', ...ofUnit] },
    { table: 'recognitions_by_province', place: 'PROVINCE', keys: ['roundYear', 'areaId', ...ofUnit] },
  ],
});
