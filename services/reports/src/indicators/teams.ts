import { count, sum } from '../figures/aggregate.ts';
import { type Indicator, staff } from '../figures/indicator.ts';
import { counted } from '../figures/measure.ts';
import { teams } from '../sources/teams.ts';

const p6: Indicator = {
  code: 'P6',
  name: { vi: 'Đội, tổ', en: 'Teams' },
  definition: {
    vi: 'Đội, tổ của đơn vị và của địa bàn đang hoạt động tại ngày tính, với số thành viên cập nhật gần nhất; một người ở hai đội tính hai lần. Bảo vệ không tính ở đây.',
    en: 'Teams of units and of areas that exist on the day, with their members as last counted; who is in two teams counts twice. Guards are not counted here.',
  },
  formula: 'count of teams; Σ members',
  measures: [
    { code: 'teams', name: { vi: 'Số đội, tổ', en: 'Teams' }, unit: 'team', computation: counted({ source: teams, aggregate: count() }) },
    {
      code: 'members',
      name: { vi: 'Số thành viên', en: 'Members' },
      unit: 'person',
      computation: counted({ source: teams, aggregate: sum('f.memberCount') }),
    },
  ],
  seenBy: staff,
  rowsSeenBy: staff,
  people: true,
};

export const teamIndicators = [p6];
