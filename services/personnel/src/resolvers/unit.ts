import { maySee } from '@binhan/common/access';
import type { UnitResolvers } from '../generated/types.ts';
import { pageOf } from '../queries/page.ts';
import { guardLife } from '../states/guard.ts';

export const Unit: UnitResolvers = {
  // A unit has few guards: they are read for all units of a page at once, and cut into pages here.
  guards: async ({ id }, { states, ...page }, { guards, viewer, scope }) => {
    const asked = await scope();
    const seen = (await guards.load(id)).filter(
      (guard) => (!states || states.includes(guard.state)) && maySee(viewer, guardLife.spec.access, guard, asked),
    );
    return pageOf(seen, page, ({ sortKey, id: last }) => `${sortKey} ${last}`);
  },
  readiness: async ({ id }, { on }, { readiness }) => (await readiness(id, on))[0] ?? null,
  teams: ({ id }, _args, { teams }) => teams.load(id),
  equipment: ({ id }, _args, { equipment }) => equipment.load(id),
  staffingNorm: async ({ id }, { on }, { norms }) => (await norms(id, on))[0] ?? null,
};
