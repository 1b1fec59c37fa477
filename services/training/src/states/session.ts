import { enteredReason } from '@binhan/common/entered';
import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { officers } from '@binhan/common/viewer';
import { scopeOf } from '@binhan/reference/scope';
import { Session, type SessionState } from '../entities/session.ts';
import { sessionState, sessionTopic } from '../events/published.ts';
import { labels } from '../labels.ts';
import { sessionLinesOf } from '../queries/lines.ts';
import { unitsIn } from '../queries/units-in.ts';
import { headEnteredIt, headNamesOwnUnit, notCorrected, notHeld, notTheReporter, sharedSubject } from './session-conditions.ts';
import { unitReactions } from './unit-reactions.ts';

type SessionAction = Action<Session, SessionState>;
const organisers = ['ORGANISER', ...officers] as const;
const reason: SessionAction['set'] = ({ input }) => ({ reason: enteredReason(input) });

const actions: Record<string, SessionAction> = {
  plan: { label: { vi: 'lập kế hoạch', en: 'plan' }, from: [], to: 'PLANNED', by: organisers, event: 'planned' },
  record: {
    label: { vi: 'ghi nhận', en: 'record' },
    from: [],
    to: 'REPORTED',
    by: ['UNIT_HEAD', ...organisers],
    when: [headNamesOwnUnit],
    event: 'reported',
  },
  hold: { label: { vi: 'tổ chức', en: 'hold' }, from: ['PLANNED'], to: 'HELD', by: organisers, event: 'held' },
  report: {
    label: { vi: 'báo cáo', en: 'report' },
    from: ['HELD'],
    to: 'REPORTED',
    by: ['UNIT_HEAD', ...organisers],
    when: [headEnteredIt, headNamesOwnUnit],
    event: 'reported',
  },
  return: {
    label: { vi: 'trả lại', en: 'return' },
    from: ['REPORTED'],
    to: 'HELD',
    by: officers,
    notOwnUnit: true,
    needs: ['reason'],
    set: reason,
    event: 'returned',
    audited: true,
  },
  verify: {
    label: { vi: 'xác minh', en: 'verify' },
    from: ['REPORTED'],
    to: 'VERIFIED',
    by: officers,
    notOwnUnit: true,
    when: [notTheReporter],
    set: ({ tx }) => ({ verifiedOn: tx.today }),
    event: 'verified',
    audited: true,
  },
  supersede: {
    label: { vi: 'thay thế bằng bản đính chính', en: 'supersede' },
    from: ['VERIFIED'],
    to: 'SUPERSEDED',
    by: officers,
    event: 'superseded',
    within: 'verifySession',
  },
  // Moves nothing: a verified session stays as it is, and its correction is another record.
  correct: {
    label: { vi: 'đính chính', en: 'correct' },
    from: ['VERIFIED'],
    by: organisers,
    needs: ['reason'],
    when: [notCorrected],
  },
  recordCorrection: {
    label: { vi: 'ghi bản đính chính', en: 'record the correction' },
    from: [],
    to: 'REPORTED',
    by: organisers,
    event: 'corrected',
    within: 'correctSession',
    audited: true,
  },
  cancel: {
    label: { vi: 'hủy', en: 'cancel' },
    from: ['PLANNED', 'HELD'],
    to: 'CANCELLED',
    by: organisers,
    needs: ['reason'],
    when: [notHeld],
    set: ({ input }) => ({ reason: enteredReason(input), correctionKey: null }),
    event: 'cancelled',
  },
  ...unitReactions,
};

/** The life of an awareness session (domain.md 3.4). Figures count the verified ones alone. */
export const sessionLife = life<Session, SessionState>(
  {
    type: 'Session',
    entity: Session,
    topic: sessionTopic,
    states: labelsOf(labels, 'SessionState'),
    access: { seenBy: ['UNIT_HEAD', 'UNIT_CONTACT', ...organisers], subject: sharedSubject },
    published: async (session, tx) =>
      sessionState(session, await sessionLinesOf(tx.manager, [session.id]), await unitsIn(tx, session.unitIds)),
    actions,
  },
  scopeOf,
);
