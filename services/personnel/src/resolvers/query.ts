import { findAudit } from '@binhan/common/audit-list';
import { enteredCount } from '@binhan/common/entered';
import { permits } from '@binhan/common/permissions';
import { officers } from '@binhan/common/viewer';
import type { QueryResolvers } from '../generated/types.ts';
import { labels } from '../labels.ts';
import { findEquipment } from '../queries/equipment.ts';
import { findExpiring } from '../queries/expiring.ts';
import { findGuards } from '../queries/guards.ts';
import { allowanceRates } from '../queries/norms.ts';
import { pageOf } from '../queries/page.ts';
import { findTeams } from '../queries/teams.ts';
import { findReadiness } from '../queries/unit-readiness.ts';
import { equipmentRulesOn, guardRulesOn } from '../rules.ts';

export const Query: QueryResolvers = {
  personnelEnums: () => labels,
  guardRules: (_source, { on }, { today }) => guardRulesOn(on ?? today) ?? null,
  equipmentRules: (_source, { on }, { today }) => equipmentRulesOn(on ?? today)?.types ?? null,
  guards: async (_source, { filter, ...page }, { read, viewer, scope }) =>
    findGuards({ read, viewer, scope: await scope() }, filter ?? {}, page),
  guard: (_source, { id }, { node }) => node('Guard').load(id),
  certificate: (_source, { id }, { node }) => node('Certificate').load(id),
  staffingNorm: (_source, { id }, { node }) => node('StaffingNorm').load(id),
  allowanceRate: (_source, { id }, { node }) => node('AllowanceRate').load(id),
  allowanceRates: (_source, _args, { read }) => allowanceRates(read),
  teams: async (_source, { filter, ...page }, { read, viewer, scope }) =>
    findTeams({ read, viewer, scope: await scope() }, filter ?? {}, page),
  team: (_source, { id }, { node }) => node('Team').load(id),
  equipmentHoldings: async (_source, { filter, ...page }, { read, viewer, scope }) =>
    findEquipment({ read, viewer, scope: await scope() }, filter ?? {}, page),
  equipmentHolding: (_source, { id }, { node }) => node('EquipmentHolding').load(id),
  expiring: async (_source, { withinDays, areaId, ...page }, { read, viewer, scope, today }) =>
    findExpiring(
      { read, viewer, scope: await scope() },
      { today, withinDays: enteredCount(withinDays ?? 30, 'withinDays', 366, 1), ...(areaId ? { areaId } : {}) },
      page,
    ),
  readiness: async (_source, { areaId, on, filter, ...page }, { read, viewer, scope, today }) =>
    findReadiness({ read, viewer, scope: await scope() }, { on: on ?? today, ...(areaId ? { areaId } : {}) }, filter ?? {}, page),
  personnelAudit: (_source, args, { read }) => findAudit(read, args),
  sharedPosts: async (_source, { on, ...page }, { viewer, scope, sharedPosts, today }) => {
    const asked = await scope();
    const seen = (await sharedPosts(on ?? today)).filter(({ guards }) =>
      guards.some(({ areaId }) => permits(viewer, officers, { areaId }, asked)),
    );
    return pageOf(seen, page, ({ key }) => key);
  },
};
