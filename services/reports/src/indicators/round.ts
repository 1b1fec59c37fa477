import { count, distinct } from '../figures/aggregate.ts';
import type { Part } from '../figures/count.ts';
import { type Indicator, staff } from '../figures/indicator.ts';
import { counted, percent } from '../figures/measure.ts';
import { provincialSums, sumsOf } from '../figures/rollup-source.ts';
import { recognitionRollup, registrationRollup } from '../rollups/rounds.ts';
import { decidedRegistrations, isRecognised, recognitions } from '../sources/recognitions.ts';
import { isCounted, registrations } from '../sources/registrations.ts';

// The article leaves open whether it counts units or yearly records: both readings stand beside each other (domain.md 1.8).
const distinctUnits = { vi: 'Số đơn vị, mỗi đơn vị tính một lần', en: 'Units, each once' };
const records = { vi: 'Số lượt theo năm', en: 'Yearly records' };

export const registeredUnits: Part = [{ source: registrations, aggregate: distinct('f.unitId', isCounted) }];
export const registeredRecords: Part = [...sumsOf(registrationRollup, 'counted'), { source: registrations, aggregate: count(isCounted) }];
export const recognisedUnits: Part = [{ source: recognitions, aggregate: distinct('f.unitId', isRecognised) }];
export const recognisedRecords: Part = [
  ...sumsOf(recognitionRollup, 'recognised'),
  { source: recognitions, aggregate: count(isRecognised) },
];

/** Of whole provinces the sums of recognitions say the same; in which commune a unit lies, and of what kind it is, may change until the decision. */
const ratedUnits: Part = [{ source: decidedRegistrations, aggregate: distinct('f.unitId', isRecognised) }];
const ratedRecords: Part = [
  ...provincialSums(recognitionRollup, 'recognised'),
  { source: decidedRegistrations, aggregate: count(isRecognised) },
];

const gradeIs = (grade: string): Part => [
  ...sumsOf(recognitionRollup, grade.toLowerCase()),
  { source: recognitions, aggregate: count(`${isRecognised} AND f.grade = '${grade}'`) },
];

const u1: Indicator = {
  code: 'U1',
  name: { vi: 'Đơn vị đăng ký', en: 'Units registered' },
  definition: {
    vi: 'Đăng ký đã nộp ít nhất một lần, kể cả bị trả lại, không kể đã rút.',
    en: 'Registrations submitted at least once, returned ones too, withdrawn ones not.',
  },
  formula: 'count of registrations; distinct units among them',
  measures: [
    { code: 'distinctUnits', name: distinctUnits, unit: 'unit', computation: counted(...registeredUnits) },
    { code: 'records', name: records, unit: 'record', computation: counted(...registeredRecords) },
  ],
  seenBy: ['PUBLIC'],
  rowsSeenBy: staff,
  article: 'N1',
};

const u2: Indicator = {
  code: 'U2',
  name: { vi: 'Đơn vị được công nhận', en: 'Units recognised' },
  definition: {
    vi: 'Quyết định công nhận chưa bị thu hồi đến ngày tính.',
    en: 'Recognitions granted and not revoked by the day of the figure.',
  },
  formula: 'count of recognitions; distinct units among them; by grade',
  measures: [
    { code: 'distinctUnits', name: distinctUnits, unit: 'unit', computation: counted(...recognisedUnits) },
    { code: 'records', name: records, unit: 'record', computation: counted(...recognisedRecords) },
    {
      code: 'excellent',
      name: { vi: 'Xếp loại xuất sắc', en: 'Graded excellent' },
      unit: 'record',
      computation: counted(...gradeIs('EXCELLENT')),
    },
    { code: 'good', name: { vi: 'Xếp loại khá', en: 'Graded good' }, unit: 'record', computation: counted(...gradeIs('GOOD')) },
    {
      code: 'average',
      name: { vi: 'Xếp loại trung bình', en: 'Graded average' },
      unit: 'record',
      computation: counted(...gradeIs('AVERAGE')),
    },
  ],
  seenBy: ['PUBLIC'],
  rowsSeenBy: staff,
  article: 'N2',
};

const u3: Indicator = {
  code: 'U3',
  name: { vi: 'Tỷ lệ công nhận', en: 'Recognition rate' },
  definition: {
    vi: 'U2 / U1 trong cùng các đợt và cùng phạm vi; quyết định công nhận tính theo ngày, địa bàn và loại đơn vị của lần đăng ký tương ứng; không phải tỷ lệ trên toàn bộ đơn vị.',
    en: 'U2 / U1 for the same rounds and the same units; a recognition counts by the day, the area and the kind of unit of its registration. Not a share of all units.',
  },
  formula: 'U2 / U1',
  measures: [
    { code: 'distinctUnits', name: distinctUnits, unit: 'percent', computation: percent(ratedUnits, registeredUnits) },
    { code: 'records', name: records, unit: 'percent', computation: percent(ratedRecords, registeredRecords) },
  ],
  seenBy: ['PUBLIC'],
  rowsSeenBy: staff,
};

export const roundIndicators = [u1, u2, u3];
