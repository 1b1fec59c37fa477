import type { World } from './world.ts';

/** A unit of the commune 03408, as it stands in events of its records. */
export const unitFacts = {
  kind: 'AGENCY',
  subKind: null,
  managementLevel: 'COMMUNE',
  isKeyEconomic: false,
  isLarge: false,
  areaId: '03408@2025-07-01',
};

/** Publishes records of units as their service would: what a test does not say is plain. */
export function recordsIn({ publish }: Pick<World, 'publish'>) {
  const basis = { basisIds: ['TT-124-2021'], synthetic: false };
  const record =
    (topic: string, change: string, plain: object) =>
    (id: string, unitId: string, more: { change?: string; unit?: object; [field: string]: unknown } = {}, at?: string) => {
      const { change: changed = change, unit = {}, ...data } = more;
      return publish(topic, id, changed, { ...plain, unitId, ...data, unit: { ...unitFacts, ...unit } }, at);
    };
  return {
    unit: (id: string, more: object = {}, at = '2026-01-05T02:00:00Z') =>
      publish(
        'units.unit',
        id,
        'activated',
        {
          ...{ state: 'ACTIVE', code: id, name: id, aliases: [], ...unitFacts, size: null, areaSince: '2020-01-01' },
          ...{ headcountStaff: 30, headcountPupils: null, fireRisk: false, openedOn: '2020-01-01', closedOn: null, successorId: null },
          ...{ synthetic: false, ...more },
        },
        at,
      ),
    registration: record('units.registration', 'submitted', {
      ...{ state: 'SUBMITTED', roundYear: 2026, ruleSetId: 'RS-2021', submittedOn: '2026-03-02', late: false },
      ...{ criteria: [], selfAssessedOn: null, appraisedOn: null, synthetic: false },
    }),
    recognition: record('units.recognition', 'granted', {
      ...{ state: 'RECOGNISED', roundYear: 2026, grade: 'GOOD', authorityId: 'PEOPLES_COMMITTEE:03408@2025-07-01', decisionNo: '1' },
      ...{ decidedOn: '2026-11-20', revokedOn: null, reasonCode: null, ...basis },
    }),
    commitment: record('units.commitment', 'signed', {
      ...{ state: 'SIGNED', kind: 'CAM_KET', year: 2026, eligibleCount: 40, signedCount: 40, signedOn: '2026-02-20', ...basis },
    }),
    rule: record('units.internal-rule', 'approved', {
      ...{ state: 'APPROVED', kind: 'FIRE', documentNumber: '12/QĐ-NQ', edition: 1, approvedOn: '2026-01-12' },
      ...{ reviewDueOn: '2027-01-12', endedOn: null, ...basis },
    }),
    regulation: record('units.coordination-regulation', 'signed', {
      ...{ state: 'SIGNED', theme: 'SCHOOL_SAFETY', documentNumber: '03/QCPH', authorityIds: ['POLICE:03408@2025-07-01'] },
      ...{ replacesId: null, signedOn: '2026-01-15', endsOn: null, endedOn: null, ...basis },
    }),
    model: record('units.model', 'launched', {
      ...{ state: 'ACTIVE', kind: 'YOUTH', name: 'Mô hình', members: 25, replicatedFromId: null, rootId: 'm', replications: 0 },
      ...{ foundedOn: '2026-01-05', launchedOn: '2026-01-20', endedOn: null, ...basis },
    }),
    review: record('units.review', 'planned', {
      ...{ state: 'PLANNED', kind: 'SO_KET', subject: 'MOVEMENT', periodFrom: '2026-01-01', periodTo: '2026-06-30', dueOn: '2026-07-15' },
      ...{ heldOn: null, reportedOn: null, acceptedOn: null, returns: 0, qualityGrade: null, synthetic: false },
    }),
    plan: record('units.plan', 'approved', {
      ...{ state: 'APPROVED', authorityId: null, areaId: unitFacts.areaId, year: 2026, tasks: 0, done: 0, doneOnTime: 0, openDueOn: [] },
      ...{ approvedOn: '2026-01-20', closedOn: null, ...basis },
    }),
    session: (id: string, unitIds: readonly string[], more: object = {}) =>
      publish('training.session', id, 'verified', {
        ...{ state: 'VERIFIED', programme: 'MOVEMENT_AND_LAW', channel: 'DIRECT', topics: ['MOVEMENT'], partners: [] },
        ...{ organisers: [{ kind: 'POLICE', authorityId: null }], areaId: unitFacts.areaId, campaignId: null, modelId: null },
        ...{ plannedOn: null, heldOn: '2026-05-05', reportedOn: '2026-05-06', verifiedOn: '2026-05-07', countMethod: 'HEADCOUNT' },
        lines: unitIds.map((unitId) => ({ unitId, unit: unitFacts, audience: 'OFFICIALS', attendance: 20 })),
        ...{ versionNumber: 1, correctsId: null, synthetic: false },
        ...more,
      }),
  };
}
