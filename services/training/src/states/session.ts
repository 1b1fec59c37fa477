import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { scopeOf } from '@binhan/reference/scope';
import { Session, type SessionState } from '../entities/session.ts';
import { sessionState, sessionTopic } from '../events/published.ts';
import { labels } from '../labels.ts';

const actions: Record<string, Action<Session, SessionState>> = {
  draft: { label: { vi: 'lập', en: 'draft' }, from: [], to: 'DRAFT', by: ['UNIT_HEAD'] },
  activate: {
    label: { vi: 'đưa vào hoạt động', en: 'activate' },
    from: ['DRAFT'],
    to: 'ACTIVE',
    by: ['PROVINCIAL_OFFICER'],
    notOwnUnit: true,
    event: 'activated',
  },
  end: {
    label: { vi: 'kết thúc', en: 'end' },
    from: ['ACTIVE'],
    to: 'ENDED',
    by: ['UNIT_HEAD', 'PROVINCIAL_OFFICER'],
    set: ({ tx }) => ({ endedOn: tx.today }),
    event: 'ended',
  },
};

/** The life of a Session. */
export const sessionLife = life<Session, SessionState>(
  {
    type: 'Session',
    entity: Session,
    topic: sessionTopic,
    draft: 'DRAFT',
    states: labelsOf(labels, 'SessionState'),
    access: {
      seenBy: ['UNIT_HEAD', 'UNIT_CONTACT', 'PROVINCIAL_OFFICER'],
      subject: ({ unitId }) => ({ unitId }),
    },
    published: sessionState,
    actions,
  },
  scopeOf,
);
