import { maySee } from '@binhan/common/access';
import { actorRef } from '@binhan/common/actor';
import { Problem } from '@binhan/common/errors';
import { labelsOf } from '@binhan/common/labels';
import { type Action, type Condition, life } from '@binhan/common/life';
import { In, Not } from 'typeorm';
import { CaseOutcome, type CaseOutcomeState, CaseTip } from '../entities/case-outcome.ts';
import { Tip } from '../entities/tip.ts';
import { caseOutcomeState, caseOutcomeTopic } from '../events/published.ts';
import { labels } from '../labels.ts';
import { scopeOf } from '../scope.ts';
import { tipLife } from './tip.ts';

/** domain.md 3.4: who has recorded a figure does not confirm or correct it. */
const notTheRecorder: Condition<CaseOutcome> = {
  name: 'second person',
  async check({ row, tx }) {
    if (row.recordedBy === (await actorRef(tx.manager, tx.viewer))) throw new Problem('SECOND_PERSON');
  },
};

/**
 * Who was kept from one of its tips, as by a conflict of interest, has no say in the figure that it gave. What was erased
 * nobody holds.
 */
const holdsItsTips: Condition<CaseOutcome> = {
  name: 'holds its tips',
  async check({ row, tx: { manager, viewer, now } }) {
    const links = await manager.findBy(CaseTip, { outcomeId: row.id });
    const tips = await manager.findBy(Tip, { id: In(links.map(({ tipId }) => tipId)), state: Not('PURGED') });
    const scope = await scopeOf(manager, viewer, now);
    if (!tips.every((tip) => maySee(viewer, tipLife.spec.access, tip, scope))) throw new Problem('CASE_WITHHELD');
  },
};

const actions: Record<string, Action<CaseOutcome, CaseOutcomeState>> = {
  record: { label: { vi: 'ghi nhận', en: 'record' }, from: [], to: 'RECORDED', by: ['TIP_ASSESSOR'] },
  confirm: {
    label: { vi: 'xác nhận', en: 'confirm' },
    from: ['RECORDED'],
    to: 'CONFIRMED',
    by: ['TIP_SUPERVISOR'],
    when: [notTheRecorder, holdsItsTips],
    set: ({ tx }) => ({ confirmedOn: tx.today }),
    audited: true,
    event: 'clarified',
  },
  correct: {
    label: { vi: 'đính chính', en: 'correct' },
    from: ['CONFIRMED', 'CORRECTED'],
    to: 'CORRECTED',
    by: ['TIP_SUPERVISOR'],
    needs: ['reason'],
    when: [notTheRecorder, holdsItsTips],
    event: 'corrected',
    audited: true,
  },
};

/** The life of a case that tips helped to clarify (domain.md 3.4). Until a second person has confirmed it nothing leaves. */
export const caseOutcomeLife = life<CaseOutcome, CaseOutcomeState>(
  {
    type: 'CaseOutcome',
    entity: CaseOutcome,
    topic: caseOutcomeTopic,
    draft: 'RECORDED',
    states: labelsOf(labels, 'CaseOutcomeState'),
    // It is given to those who get the tips of its commune.
    access: { seenBy: ['TIP_INTAKE', 'TIP_ASSESSOR', 'TIP_SUPERVISOR'], subject: ({ areaId }) => ({ assignedTo: [areaId] }) },
    published: async (outcome, { manager }) => caseOutcomeState(outcome, await manager.findBy(CaseTip, { outcomeId: outcome.id })),
    actions,
  },
  scopeOf,
);
