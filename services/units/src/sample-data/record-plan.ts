import type { ModelKind } from '../entities/model.ts';
import type { SampleUnit } from './plan.ts';

/** How a unit of the live rounds keeps its records. `i` is its place among them: what differs follows from it. */
export type Keeper = {
  unit: SampleUnit;
  i: number /** Recognised without a model or a review: formality (domain.md 1.6 b). */;
  hollow: boolean;
};

/** The old district whose units keep nothing: unevenness (domain.md 1.6 a). */
const bareDistrict = '112@';

/** The units that keep records, in a fixed order. */
export function keepersOf(
  units: readonly SampleUnit[],
  granted: ReadonlySet<string>,
  districtOf: (areaId: string) => string | null,
): Keeper[] {
  return units
    .filter(({ areaId }) => !districtOf(areaId)?.startsWith(bareDistrict))
    .map((unit, i) => ({ unit, i, hollow: granted.has(unit.code) && i % 12 === 7 }));
}

const youth = { kind: 'YOUTH', name: 'Tuổi trẻ phòng chống tội phạm' } as const;
const workers = { kind: 'SELF_MANAGED_TEAM', name: 'Đội công nhân tự quản' } as const;

/** The two models that others copy, then those that stand alone (names of the article first, domain.md 1.1; the rest is invented). */
export const lineages = [youth, workers] as const;
export const single: readonly { kind: ModelKind; name: string }[] = [
  { kind: 'LEGAL_KNOWLEDGE', name: 'Nông dân với pháp luật' },
  { kind: 'TIP_BOX', name: 'Hòm thư tố giác tội phạm' },
  { kind: 'SAFE_SCHOOL', name: 'Cổng trường an toàn giao thông' },
  { kind: 'FIRE_SAFETY', name: 'Tổ tự quản phòng cháy' },
  { kind: 'CAMERA', name: 'Camera an ninh' },
  { kind: 'SAFE_SCHOOL', name: 'Trường học không bạo lực' },
  { kind: 'SELF_MANAGED_TEAM', name: 'Tổ tự quản an ninh, trật tự' },
  { kind: 'OTHER', name: 'Mỗi tuần một điều luật' },
];
