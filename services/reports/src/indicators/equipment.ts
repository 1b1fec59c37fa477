import { count, distinct, sum } from '../figures/aggregate.ts';
import type { Part } from '../figures/count.ts';
import { type Indicator, staff } from '../figures/indicator.ts';
import { counted, percent } from '../figures/measure.ts';
import { isLacking, permits, requiredEquipment } from '../sources/equipment.ts';

const missingPieces: Part = [{ source: requiredEquipment, aggregate: sum('f.wanted - f.usable', isLacking) }];
const unitsLacking: Part = [{ source: requiredEquipment, aggregate: distinct('f.unitId', isLacking) }];

const p3: Indicator = {
  code: 'P3',
  name: { vi: 'Thiếu công cụ hỗ trợ', en: 'Equipment gap' },
  definition: {
    vi: 'Số còn thiếu so với định mức có hiệu lực tại ngày tính, cộng theo từng loại; thừa loại này không bù cho loại khác. Chỉ tính công cụ đã giao, dùng được và không bị hết hạn giấy phép. Với ngày đã qua: theo số liệu đã báo đến hết ngày đó.',
    en: 'Pieces that are missing against the norms that hold on the day, type by type: too many of one do not stand for another. Only what was issued, is usable and under no expired permit counts. On a past day it is what had been told by its end.',
  },
  formula: 'Σ max(required − usable, 0) over units and types',
  measures: [
    { code: 'gap', name: { vi: 'Số còn thiếu', en: 'Missing pieces' }, unit: 'piece', computation: counted(...missingPieces) },
    {
      code: 'gapShare',
      name: { vi: 'Tỷ lệ thiếu so với định mức', en: 'Share of the norm that is missing' },
      unit: 'percent',
      computation: percent(missingPieces, [{ source: requiredEquipment, aggregate: sum('f.wanted') }]),
    },
    {
      code: 'unitsLacking',
      name: { vi: 'Đơn vị thiếu loại bắt buộc', en: 'Units that lack a mandatory item' },
      unit: 'unit',
      computation: counted(...unitsLacking),
    },
    {
      code: 'unitsLackingShare',
      name: { vi: 'Tỷ lệ đơn vị thiếu', en: 'Share of units that lack one' },
      unit: 'percent',
      computation: percent(unitsLacking, [{ source: requiredEquipment, aggregate: distinct('f.unitId') }]),
    },
    {
      code: 'expiredPermits',
      name: { vi: 'Giấy phép hết hạn', en: 'Expired permits' },
      unit: 'record',
      computation: counted({ source: permits, aggregate: count('f.isExpired = 1') }),
    },
  ],
  // What a unit is short of is nobody's business outside.
  seenBy: staff,
  rowsSeenBy: staff,
  article: '(f)',
};

export const equipmentIndicators = [p3];
