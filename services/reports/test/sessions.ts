import type { World } from './world.ts';

export const commune2013 = '03386@2013-12-27';
export const neighbour2013 = '03391@2013-12-27';
export const commune2025 = '03388@2025-07-01';

const unit = { kind: 'SCHOOL', subKind: 'LOWER_SEC', managementLevel: 'DISTRICT', isKeyEconomic: false, isLarge: false };

/** Publishes verified sessions with one line each. */
export function sessionsIn(world: Pick<World, 'publish'>) {
  return (id: string, heldOn: string, attendance: number, more: { areaId?: string; programme?: string; at?: string } = {}) => {
    const { areaId = commune2013, programme = 'TRAFFIC_AT_UNITS', at } = more;
    const data = {
      ...{ state: 'VERIFIED', programme, channel: 'DIRECT', topics: ['TRAFFIC'], organisers: [], partners: [], areaId },
      ...{ campaignId: null, modelId: null, plannedOn: null, heldOn, reportedOn: heldOn, verifiedOn: heldOn, countMethod: 'HEADCOUNT' },
      ...{ lines: [{ unitId: `unit-of-${id}`, unit: { ...unit, areaId }, audience: 'PUPILS', attendance }] },
      ...{ versionNumber: 1, correctsId: null, synthetic: false },
    };
    return world.publish('training.session', id, 'verified', data, at);
  };
}

/** A district with two communes, which one new commune follows. */
export async function growTree({ area }: Pick<World, 'area'>): Promise<void> {
  const [province, district] = ['12@2013-12-27', '105@2013-12-27'];
  const old = [commune2013, neighbour2013];
  await area(province, 'PROVINCE', [province, district, ...old, commune2025]);
  await area(district, 'DISTRICT', [district, ...old], { parentId: province, validTo: '2025-07-01' });
  for (const commune of old) await area(commune, 'COMMUNE', [commune], { parentId: district, validTo: '2025-07-01' });
  await area(commune2025, 'COMMUNE', [commune2025, ...old], { parentId: province });
}
