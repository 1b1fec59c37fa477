import type { ClassLineResolvers, TrainingClassResolvers } from '../generated/types.ts';
import { type CountMethod, headcount, shown } from '../headcount.ts';
import { trainingClassLife } from '../states/training-class.ts';

export const TrainingClass: TrainingClassResolvers = {
  area: ({ areaId }) => (areaId ? { id: areaId } : null),
  notAllocated: ({ areaId }) => areaId === null,
  issuer: ({ issuerId }) => (issuerId ? { id: issuerId } : null),
  lines: async ({ id, counts, countMethod }, _args, { classLines }) =>
    (await classLines.load(id)).map((line) => ({ ...line, counts, countMethod })),
  attendances: async ({ id, counts, countMethod }, _args, { classLines }) =>
    counts === 'ATTENDANCES' && countMethod ? headcount(heads(await classLines.load(id), countMethod)) : null,
  learners: async ({ id, counts, countMethod }, _args, { classLines }) =>
    counts === 'PEOPLE' && countMethod ? shown(headcount(heads(await classLines.load(id), countMethod))) : null,
  enrolments: ({ id }, args, { classEnrolments }) => classEnrolments(id, args),
  allowedActions: async (row, _args, { viewer, scope }) => trainingClassLife.allowedActions(row, viewer, await scope()),
};

export const ClassLine: ClassLineResolvers = {
  unit: ({ unitId }, _args, { node }) => (unitId ? node('Unit').load(unitId) : null),
  attendances: ({ counts, countMethod, ...line }) =>
    counts === 'ATTENDANCES' && countMethod ? headcount(heads([line], countMethod)) : null,
  learners: ({ counts, countMethod, ...line }) =>
    counts === 'PEOPLE' && countMethod ? shown(headcount(heads([line], countMethod))) : null,
  passed: ({ counts, countMethod, passed }) =>
    counts === 'PEOPLE' && countMethod ? shown(headcount([{ count: passed ?? 0, countMethod }])) : null,
};

function heads(lines: readonly { learners: number | null }[], countMethod: CountMethod) {
  return lines.map(({ learners }) => ({ count: learners ?? 0, countMethod }));
}
