import { count } from '../figures/aggregate.ts';
import type { Part } from '../figures/count.ts';
import { type Indicator, staff } from '../figures/indicator.ts';
import { counted, percent } from '../figures/measure.ts';
import { isRegistered, isRegisteredAndRecognised, unitRounds } from '../sources/unit-rounds.ts';

/** Units that take part in the round, and those of them that … */
export const takingPart: Part = [{ source: unitRounds, aggregate: count() }];
export const takingPartWhere = (where: string): Part => [{ source: unitRounds, aggregate: count(where) }];
const registered = takingPartWhere(isRegistered);

export const coverage = percent(registered, takingPart);
/** Of the units that take part and registered. */
export const recognitionRate = percent(takingPartWhere(isRegisteredAndRecognised), registered);

const u4: Indicator = {
  code: 'U4',
  name: { vi: 'Tỷ lệ đăng ký', en: 'Registration coverage' },
  definition: {
    vi: 'Trong các đơn vị thuộc đối tượng của bộ tiêu chí và đang hoạt động vào ngày cuối của đợt (hoặc ngày tính, nếu sớm hơn), bao nhiêu đơn vị đã nộp đăng ký và chưa rút. Không kể đơn vị tạm dừng, đã giải thể hoặc được loại trừ. Không nêu đợt thì tính đợt của ngày tính.',
    en: 'Of the units that the rule set covers and that were active on the last day of the round (or on the day of the figure, where that is earlier): how many have submitted a registration and not withdrawn it. Without suspended, closed and exempt units. The round of the day where none is named.',
  },
  formula: 'registered units / units that take part, by round',
  measures: [
    { code: 'coverage', name: { vi: 'Tỷ lệ đăng ký', en: 'Coverage' }, unit: 'percent', computation: coverage },
    {
      code: 'takingPart',
      name: { vi: 'Đơn vị thuộc đối tượng', en: 'Units that take part' },
      unit: 'unit',
      computation: counted(...takingPart),
    },
    {
      code: 'notRegistered',
      name: { vi: 'Đơn vị chưa đăng ký', en: 'Units not registered' },
      unit: 'unit',
      computation: counted(...takingPartWhere(`NOT (${isRegistered})`)),
    },
  ],
  seenBy: ['PUBLIC'],
  rowsSeenBy: staff,
};

export const coverageIndicators = [u4];
