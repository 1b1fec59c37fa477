import { enteredReason } from '@binhan/common/entered';
import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { officers } from '@binhan/common/viewer';
import { Model, type ModelState } from '../entities/model.ts';
import { modelState, modelTopic } from '../events/published-records.ts';
import { labels } from '../labels.ts';
import { countLaunchedCopies } from '../queries/models.ts';
import { scopeOf } from '../scope.ts';
import { originWorksElsewhere, workingModel } from './model-conditions.ts';
import { basisOf, head, unitOf, unitRecordAccess } from './unit-record.ts';
import { citesDocuments, unitIsActive } from './unit-record-conditions.ts';

const headOrOfficer = [...head, ...officers] as const;

const actions: Record<string, Action<Model, ModelState>> = {
  propose: { label: { vi: 'đề xuất', en: 'propose' }, from: [], to: 'PROPOSED', by: head, when: [unitIsActive] },
  replicate: {
    label: { vi: 'nhân rộng', en: 'replicate' },
    from: [],
    to: 'PROPOSED',
    by: headOrOfficer,
    when: [unitIsActive, originWorksElsewhere],
  },
  launch: {
    label: { vi: 'ra mắt', en: 'launch' },
    from: ['PROPOSED'],
    to: 'ACTIVE',
    by: officers,
    notOwnUnit: true,
    when: [unitIsActive, citesDocuments],
    set: basisOf,
    event: 'launched',
  },
  becomeExample: {
    label: { vi: 'được nhân rộng', en: 'become an example' },
    from: workingModel,
    to: 'REPLICATED',
    by: [],
    event: 'replicated',
    within: 'launchModel',
  },
  deactivate: {
    label: { vi: 'tạm ngừng', en: 'deactivate' },
    from: workingModel,
    to: 'INACTIVE',
    by: headOrOfficer,
    event: 'deactivated',
  },
  reactivate: {
    label: { vi: 'hoạt động lại', en: 'reactivate' },
    from: ['INACTIVE'],
    to: 'ACTIVE',
    by: officers,
    notOwnUnit: true,
    when: [unitIsActive],
    event: 'reactivated',
  },
  end: {
    label: { vi: 'kết thúc', en: 'end' },
    from: [...workingModel, 'INACTIVE'],
    to: 'ENDED',
    by: headOrOfficer,
    needs: ['reason'],
    set: ({ input, tx }) => ({ endedOn: tx.today, endReason: enteredReason(input) }),
    event: 'ended',
  },
};

/**
 * The life of a model. Its officer sees a proposal, since only the officer can launch it; nothing is published of it
 * before (domain.md 3.4).
 */
export const modelLife = life<Model, ModelState>(
  {
    type: 'Model',
    entity: Model,
    topic: modelTopic,
    draft: 'PROPOSED',
    states: labelsOf(labels, 'ModelState'),
    access: unitRecordAccess(),
    published: async (model, tx) => modelState(model, await unitOf(tx, model), await countLaunchedCopies(tx.manager, model.id)),
    actions,
  },
  scopeOf,
);
