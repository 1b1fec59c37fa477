import type { Act, Dated } from '@binhan/common/testing';

// For tests only, of this service and of those that read its events.

const head = (unitId: string) => ({ roles: ['UNIT_HEAD' as const], units: [unitId], subject: `head-${unitId}` });

/** Codes of the criteria that must be passed before an appointment. */
export const mandatory = ['CITIZEN', 'CLEAR_RECORD', 'GOOD_CONDUCT', 'LEGAL_CAPACITY', 'HEALTH'];

/** Sentences about guards, in a running `personnel` that knows the unit. */
export function guardsIn(act: Act) {
  let nominated = 0;
  const of = ({ id, version }: Dated) => ({ guardId: id, expectedVersion: version });

  function candidate(unitId: string, details: object = {}): Promise<Dated> {
    const defaults = { fullName: `Lò Văn Mẫu ${++nominated}`, birthYear: 1990, kind: 'FULL_TIME', education: 'UPPER_SECONDARY' };
    return act('nominateGuard', { unitId, ...defaults, ...details }, head(unitId));
  }

  async function checkedCandidate(unitId: string, details: object = {}): Promise<Dated> {
    const checks = mandatory.map((code) => ({ code, passed: true }));
    return act('checkGuard', { ...of(await candidate(unitId, details)), checks }, head(unitId));
  }

  async function appointedGuard(unitId: string, details: object = {}, startOn?: string): Promise<Dated> {
    return act('appointGuard', { ...of(await checkedCandidate(unitId, details)), startOn }, head(unitId));
  }

  async function activeGuard(unitId: string, details: object = {}, startOn?: string): Promise<Dated> {
    return act('startGuard', of(await appointedGuard(unitId, details, startOn)), head(unitId));
  }

  return { candidate, checkedCandidate, appointedGuard, activeGuard };
}
