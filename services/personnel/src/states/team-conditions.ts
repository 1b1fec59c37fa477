import { Problem } from '@binhan/common/errors';
import type { Condition } from '@binhan/common/life';
import type { Team, TeamKind } from '../entities/team.ts';

/** Law 30/2023/QH15: of a village or street group. */
const ofAreas: readonly TeamKind[] = ['ANTT_TEAM'];

/** A team is of a unit or of an area. */
export const ofOnePlace: Condition<Team> = {
  name: 'of a unit or of an area',
  check({ row, input }) {
    if (Boolean(input.unitId) === Boolean(input.areaId)) throw new Problem('TEAM_PLACE', {}, 'input.unitId');
    if (input.unitId && ofAreas.includes(row.kind)) throw new Problem('TEAM_OF_AREA', {}, 'input.unitId');
  },
};
