import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import type { Act, Dated } from '@binhan/common/testing';
import { headOf, officerOf, tanPhong } from '@binhan/units/testing';

export const basisIds = ['TT-124-2021'];
export const police = `POLICE:${tanPhong}`;
export const ruleKinds = ['GUARDING', 'SECRETS', 'INTERNAL_PROTECTION', 'LABOUR_SAFETY', 'FIRE', 'ENVIRONMENT'];

/** Sentences about the records that a unit keeps, as its head and the officer of its area speak them. */
export function recordsIn(act: Act) {
  /** An action on a record of a type, under the version that it has. */
  const on =
    (type: string) =>
    ({ id, version }: Dated, action: string, claims: DevelopmentClaims, more: object = {}): Promise<Dated> =>
      act(`${action}${type}`, { [`${type.charAt(0).toLowerCase()}${type.slice(1)}Id`]: id, expectedVersion: version, ...more }, claims);
  const [commitment, rule, regulation, model, plan, review] = [
    on('Commitment'),
    on('InternalRule'),
    on('CoordinationRegulation'),
    on('Model'),
    on('Plan'),
    on('Review'),
  ];

  return {
    on: { commitment, rule, regulation, model, plan, review },

    draftCommitment: (unitId: string, more: object = {}) =>
      act('draftCommitment', { unitId, kind: 'CAM_KET', year: 2026, eligibleCount: 40, signedCount: 40, ...more }, headOf(unitId)),
    async signedCommitment(unitId: string, more: object = {}) {
      return commitment(await this.draftCommitment(unitId, more), 'sign', headOf(unitId), { basisIds });
    },

    draftRule: (unitId: string, more: object = {}) =>
      act('draftInternalRule', { unitId, kind: 'FIRE', documentNumber: '01/NQ', ...more }, headOf(unitId)),
    async approvedRule(unitId: string, more: object = {}, approval: object = {}) {
      return rule(await this.draftRule(unitId, more), 'approve', headOf(unitId), { reviewDueOn: '2027-03-02', basisIds, ...approval });
    },

    draftRegulation: (unitId: string, more: object = {}) =>
      act(
        'draftCoordinationRegulation',
        { unitId, theme: 'SECURITY_ORDER', title: 'Quy chế phối hợp', documentNumber: '02/QCPH', authorityIds: [police], ...more },
        headOf(unitId),
      ),
    async signedRegulation(unitId: string, more: object = {}, signature: object = {}) {
      return regulation(await this.draftRegulation(unitId, more), 'sign', headOf(unitId), { basisIds, ...signature });
    },

    proposedModel: (unitId: string, more: object = {}) =>
      act('proposeModel', { unitId, kind: 'YOUTH', name: 'Tuổi trẻ xung kích', members: 12, ...more }, headOf(unitId)),
    launchedModel: async (proposal: Dated, areaId = tanPhong) => model(proposal, 'launch', officerOf(areaId), { basisIds }),
    async activeModel(unitId: string, more: object = {}, areaId = tanPhong) {
      return this.launchedModel(await this.proposedModel(unitId, more), areaId);
    },
    proposedCopy: (modelId: string, unitId: string) => act('replicateModel', { modelId, unitId, members: 5 }, headOf(unitId)),
    async activeCopy(modelId: string, unitId: string, areaId = tanPhong) {
      return this.launchedModel(await this.proposedCopy(modelId, unitId), areaId);
    },

    draftPlan: (unitId: string, more: object = {}) => {
      const tasks = [
        { title: 'Ký cam kết', dueOn: '2026-02-20' },
        { title: 'Diễn tập', dueOn: '2026-06-30' },
      ];
      return act('draftPlan', { issuerId: unitId, year: 2026, title: 'Kế hoạch bảo đảm an ninh, trật tự', tasks, ...more }, headOf(unitId));
    },
    async approvedPlan(unitId: string, more: object = {}) {
      return plan(await this.draftPlan(unitId, more), 'approve', headOf(unitId), { basisIds });
    },

    plannedReview: (unitId: string, more: object = {}) => {
      const period = { periodFrom: '2026-01-01', periodTo: '2026-06-30', dueOn: '2026-07-15' };
      return act('planReview', { unitId, kind: 'SO_KET', subject: 'MOVEMENT', ...period, ...more }, headOf(unitId));
    },
    async reportedReview(unitId: string, more: object = {}) {
      const held = await review(await this.plannedReview(unitId, more), 'hold', headOf(unitId));
      return review(held, 'report', headOf(unitId));
    },
  };
}
