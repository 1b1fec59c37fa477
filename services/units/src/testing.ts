import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { actIn, type Dated, type TestSubgraph } from '@binhan/common/testing';

// For tests only, of this service and of those that read its events.

/** Two communes of today's tree, far from each other. */
export const tanPhong = '03408@2025-07-01';
export const muongKim = '03637@2025-07-01';
export const peoplesCommittee = { tanPhong: `PEOPLES_COMMITTEE:${tanPhong}`, muongKim: `PEOPLES_COMMITTEE:${muongKim}` };

export const provincial: DevelopmentClaims = { roles: ['PROVINCIAL_OFFICER'], subject: 'pv05' };
export const officerOf = (areaId: string): DevelopmentClaims => ({
  roles: ['AREA_OFFICER'],
  areas: [areaId],
  subject: `officer-${areaId}`,
});
export const headOf = (unitId: string): DevelopmentClaims => ({ roles: ['UNIT_HEAD'], units: [unitId], subject: `head-${unitId}` });
export const recogniserOf = (authorityId: string): DevelopmentClaims => ({
  roles: ['RECOGNISER'],
  authorities: [authorityId],
  subject: `recogniser-${authorityId}`,
});

/** Sentences about units, in a running `units`. */
export function unitsIn(units: Pick<TestSubgraph, 'ask'>) {
  const act = actIn(units, ['Unit']);
  let entered = 0;

  async function draftUnit(details: object = {}, claims = provincial): Promise<Dated> {
    const n = ++entered;
    const defaults = { code: `U${n}`, name: `Đơn vị ${n}`, kind: 'AGENCY', managementLevel: 'COMMUNE', areaId: tanPhong };
    return act('draftUnit', { ...defaults, ...details }, claims);
  }

  async function activeUnit(details: object = {}): Promise<Dated> {
    const { id, version } = await draftUnit(details);
    return act('activateUnit', { unitId: id, expectedVersion: version }, provincial);
  }

  return { draftUnit, activeUnit };
}
