import { enteredReason } from '@binhan/common/entered';
import { labelsOf } from '@binhan/common/labels';
import { type Action, type Condition, life } from '@binhan/common/life';
import { officers } from '@binhan/common/viewer';
import { answersOf, dossierOf } from '../dossier.ts';
import { Registration, type RegistrationState } from '../entities/registration.ts';
import { Unit } from '../entities/unit.ts';
import { registrationState, registrationTopic } from '../events/published.ts';
import { labels } from '../labels.ts';
import { scopeOf } from '../scope.ts';
import { dossierComplete, insideRound, noneIsLive, unitIsEligible } from './registration-conditions.ts';
import { unitIsActive } from './unit-record-conditions.ts';

type RegistrationAction = Action<Registration, RegistrationState>;
const head = ['UNIT_HEAD'] as const;
const submitting: Condition<Registration>[] = [unitIsActive, insideRound];
const undecided: RegistrationState[] = ['SUBMITTED', 'RETURNED', 'ACCEPTED', 'SELF_ASSESSED', 'APPRAISED'];

const actions: Record<string, RegistrationAction> = {
  draft: { label: { vi: 'lập đăng ký', en: 'draft' }, from: [], to: 'DRAFT', by: head, when: [...submitting, unitIsEligible, noneIsLive] },
  attest: {
    label: { vi: 'bổ sung hồ sơ', en: 'attest' },
    from: ['DRAFT', 'RETURNED', 'ACCEPTED'],
    by: ['UNIT_HEAD', 'UNIT_CONTACT'],
    event: 'attested',
  },
  submit: {
    label: { vi: 'nộp', en: 'submit' },
    from: ['DRAFT', 'RETURNED'],
    to: 'SUBMITTED',
    by: head,
    when: submitting,
    event: 'submitted',
  },
  accept: {
    label: { vi: 'tiếp nhận', en: 'accept' },
    from: ['SUBMITTED'],
    to: 'ACCEPTED',
    by: officers,
    notOwnUnit: true,
    set: () => ({ returnReason: null }),
    event: 'accepted',
  },
  return: {
    label: { vi: 'trả lại', en: 'return' },
    from: ['SUBMITTED'],
    to: 'RETURNED',
    by: officers,
    notOwnUnit: true,
    needs: ['reason'],
    set: ({ input }) => ({ returnReason: enteredReason(input) }),
    event: 'returned',
    audited: true,
  },
  selfAssess: {
    label: { vi: 'tự đánh giá', en: 'self-assess' },
    from: ['ACCEPTED'],
    to: 'SELF_ASSESSED',
    by: head,
    when: [unitIsActive, dossierComplete],
    set: async ({ row, tx }) => ({ selfAssessedOn: tx.today, criteria: answersOf(await dossierOf(tx, row), tx.today) }),
    event: 'self-assessed',
  },
  appraise: {
    label: { vi: 'thẩm định', en: 'appraise' },
    from: ['SELF_ASSESSED'],
    to: 'APPRAISED',
    by: officers,
    notOwnUnit: true,
    event: 'appraised',
    audited: true,
  },
  decide: {
    label: { vi: 'quyết định', en: 'decide' },
    from: ['APPRAISED'],
    to: 'DECIDED',
    by: ['RECOGNISER'],
    notOwnUnit: true,
    event: 'decided',
  },
  withdraw: {
    label: { vi: 'rút', en: 'withdraw' },
    from: ['DRAFT', ...undecided],
    to: 'WITHDRAWN',
    by: head,
    set: () => ({ liveKey: null }),
    event: 'withdrawn',
  },
};

/** Since when it is an authority's turn, and therefore seen by it. */
const beforeAuthority: RegistrationState[] = ['APPRAISED', 'DECIDED'];

/** The life of a yearly registration (domain.md 3.4). */
export const registrationLife = life<Registration, RegistrationState>(
  {
    type: 'Registration',
    entity: Registration,
    topic: registrationTopic,
    draft: 'DRAFT',
    states: labelsOf(labels, 'RegistrationState'),
    access: {
      seenBy: ['UNIT_HEAD', 'UNIT_CONTACT', 'AREA_OFFICER', 'RECOGNISER', 'PROVINCIAL_OFFICER'],
      subject: ({ unitId, areaId, state, decidingLevel }) => ({
        unitId,
        areaId: state === 'DRAFT' ? null : areaId,
        authorityLevel: beforeAuthority.includes(state) ? decidingLevel : null,
      }),
    },
    published: async (registration, tx) => registrationState(registration, await tx.take(Unit, registration.unitId)),
    actions,
  },
  scopeOf,
);
