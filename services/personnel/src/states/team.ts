import { enteredReason } from '@binhan/common/entered';
import { labelsOf } from '@binhan/common/labels';
import { type Action, life } from '@binhan/common/life';
import { officers } from '@binhan/common/viewer';
import { scopeOf } from '@binhan/reference/scope';
import { Team, type TeamState } from '../entities/team.ts';
import { teamState, teamTopic } from '../events/published.ts';
import { labels } from '../labels.ts';
import { unitOfEvent } from '../unit-facts.ts';
import { ofOnePlace } from './team-conditions.ts';
import { unitIsActive } from './unit-conditions.ts';

const leaders = ['UNIT_HEAD', ...officers] as const;

const actions: Record<string, Action<Team, TeamState>> = {
  form: {
    label: { vi: 'thành lập', en: 'form' },
    from: [],
    to: 'ACTIVE',
    by: leaders,
    when: [ofOnePlace, unitIsActive],
    event: 'formed',
  },
  recount: { label: { vi: 'cập nhật số thành viên', en: 'recount' }, from: ['ACTIVE'], by: leaders, event: 'recounted' },
  disband: {
    label: { vi: 'giải thể', en: 'disband' },
    from: ['ACTIVE'],
    to: 'DISBANDED',
    by: leaders,
    needs: ['reason'],
    set: ({ input, tx }) => ({ stateReason: enteredReason(input), disbandedOn: tx.today }),
    event: 'disbanded',
  },
  move: {
    label: { vi: 'chuyển theo đơn vị', en: 'move with the unit' },
    from: ['ACTIVE'],
    by: [],
    event: 'moved',
    within: 'units.unit.v1',
  },
};

/** The life of a team. */
export const teamLife = life<Team, TeamState>(
  {
    type: 'Team',
    entity: Team,
    topic: teamTopic,
    states: labelsOf(labels, 'TeamState'),
    access: {
      seenBy: ['UNIT_HEAD', 'UNIT_CONTACT', ...officers],
      subject: ({ unitId, areaId }) => ({ unitId, areaId }),
    },
    published: async (team, tx) => teamState(team, team.unitId ? await unitOfEvent(tx, team.unitId) : null),
    actions,
  },
  scopeOf,
);
