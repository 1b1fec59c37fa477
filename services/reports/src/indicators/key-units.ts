import { type Indicator, staff } from '../figures/indicator.ts';
import { counted, percent } from '../figures/measure.ts';
import { isRegistered, isRegisteredAndRecognised } from '../sources/unit-rounds.ts';
import { takingPartWhere } from './coverage.ts';

const isKey = '(f.isKeyEconomic = 1 OR f.isLarge = 1)';
const keyUnits = takingPartWhere(isKey);
const registered = takingPartWhere(`${isKey} AND ${isRegistered}`);
const recognised = takingPartWhere(`${isKey} AND ${isRegisteredAndRecognised}`);

const u11: Indicator = {
  code: 'U11',
  name: { vi: 'Đơn vị kinh tế trọng điểm, doanh nghiệp lớn', en: 'Key economic and large units' },
  definition: {
    vi: 'Như U1 đến U4, chỉ tính đơn vị kinh tế trọng điểm hoặc doanh nghiệp lớn thuộc đối tượng của đợt. Không nêu đợt thì tính đợt của ngày tính.',
    en: 'As U1 to U4, of key economic units and large enterprises that take part in the round. The round of the day where none is named.',
  },
  formula: 'registered; recognised; recognised / registered; registered / taking part',
  measures: [
    { code: 'registered', name: { vi: 'Đã đăng ký', en: 'Registered' }, unit: 'unit', computation: counted(...registered) },
    { code: 'recognised', name: { vi: 'Được công nhận', en: 'Recognised' }, unit: 'unit', computation: counted(...recognised) },
    {
      code: 'rate',
      name: { vi: 'Tỷ lệ công nhận', en: 'Recognition rate' },
      unit: 'percent',
      computation: percent(recognised, registered),
    },
    { code: 'coverage', name: { vi: 'Tỷ lệ đăng ký', en: 'Coverage' }, unit: 'percent', computation: percent(registered, keyUnits) },
  ],
  seenBy: ['PUBLIC'],
  rowsSeenBy: staff,
};

export const keyUnitIndicators = [u11];
