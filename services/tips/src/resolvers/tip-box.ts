import { dayOf } from '@binhan/common/clock';
import { mutationName } from '@binhan/common/mutations';
import type { Ids } from '@binhan/common/replay-of-mutation';
import type { Tx } from '@binhan/common/transaction';
import type { Role } from '@binhan/common/viewer';
import { mismatchesOf } from '../box-mismatch.ts';
import type { Context } from '../context.ts';
import type {
  MutationResolvers,
  PublicTipBoxResolvers,
  QueryResolvers,
  TipBoxOpeningResolvers,
  TipBoxResolvers,
  UnitResolvers,
} from '../generated/types.ts';
import { correctTipBox, removeTipBox } from '../operations/correct-tip-box.ts';
import { discardPaper } from '../operations/discard-paper.ts';
import { activateTipBox, installTipBox } from '../operations/install-tip-box.ts';
import { confirmTipBoxOpening, openTipBox } from '../operations/open-tip-box.ts';
import { decideTipBoxOpening, settleTipBoxOpening } from '../operations/settle-tip-box-opening.ts';
import { findMismatches, findOpening } from '../queries/tip-box-openings.ts';
import { findOverdueTipBoxes, findPublicTipBoxes, findTipBoxes, isOverdue } from '../queries/tip-boxes.ts';
import type { Keys } from '../server-key.ts';
import { tipBoxLife } from '../states/tip-box.ts';
import { tipBoxOpeningLife } from '../states/tip-box-opening.ts';

type Acting = { spec: { type: string; actions: Readonly<Record<string, { by: readonly Role[] }>> } };

/** A mutation that reads sealed conflicts, and so needs the server's keys. */
function beyondConflict<Input extends object>(
  { spec: { type, actions } }: Acting,
  action: string,
  operation: (tx: Tx, keys: Keys, input: Input) => Promise<Ids>,
) {
  return async (_source: unknown, { input }: { input: Input & { clientMutationId?: string | null } }, { keys, write }: Context) => ({
    ids: await write(mutationName(type, action), actions[action]?.by ?? [], input, (tx) => operation(tx, keys, input)),
    clientMutationId: input.clientMutationId ?? null,
  });
}

export const boxMutations: MutationResolvers = {
  installTipBox: beyondConflict(tipBoxLife, 'install', installTipBox),
  activateTipBox: beyondConflict(tipBoxLife, 'activate', activateTipBox),
  correctTipBox: beyondConflict(tipBoxLife, 'correct', correctTipBox),
  removeTipBox: beyondConflict(tipBoxLife, 'remove', removeTipBox),
  openTipBox: beyondConflict(tipBoxLife, 'open', openTipBox),
  confirmTipBoxOpening: beyondConflict(tipBoxOpeningLife, 'confirm', confirmTipBoxOpening),
  decideTipBoxOpening: beyondConflict(tipBoxOpeningLife, 'decide', decideTipBoxOpening),
  settleTipBoxOpening: beyondConflict(tipBoxOpeningLife, 'settle', settleTipBoxOpening),
  discardPaperOfTipBoxOpening: beyondConflict(tipBoxOpeningLife, 'discardPaperOf', discardPaper),
};

export const boxQueries: QueryResolvers = {
  tipBoxes: async (_source, { filter, ...page }, { read, viewer, scope }) =>
    findTipBoxes({ read, viewer, scope: await scope() }, filter ?? {}, page),
  overdueTipBoxes: async (_source, { filter, ...page }, { read, viewer, scope, clock }) =>
    findOverdueTipBoxes({ read, viewer, scope: await scope() }, dayOf(clock()), filter ?? {}, page),
  tipBox: (_source, { id }, { node }) => node('TipBox').load(id),
  publicTipBoxes: (_source, { areaId, ...page }, { read }) => findPublicTipBoxes(read, areaId, page),
  tipBoxOpening: async (_source, { id }, { read, viewer, scope, conflicts }) =>
    findOpening({ read, viewer, scope: await scope(), conflicts: await conflicts() }, id),
  tipBoxMismatches: async (_source, page, { read, viewer, scope, conflicts, clock }) =>
    findMismatches({ read, viewer, scope: await scope(), conflicts: await conflicts() }, dayOf(clock()), page),
};

export const TipBox: TipBoxResolvers = {
  area: ({ areaId }) => ({ id: areaId }),
  unit: ({ unitId }) => (unitId ? { id: unitId } : null),
  overdue: (box, _args, { clock }) => isOverdue(box, dayOf(clock())),
  openings: async ({ id, unitId }, _args, { openingsOfBox, conflicts }) =>
    unitId && (await conflicts()).includes(unitId) ? null : openingsOfBox.load(id),
  custody: ({ id }, _args, { custodyOfBox }) => custodyOfBox.load(id),
  allowedActions: async (box, _args, { viewer, scope }) => tipBoxLife.allowedActions(box, viewer, await scope()),
};

export const TipBoxOpening: TipBoxOpeningResolvers = {
  tipBox: ({ tipBoxId }, _args, { node }) => node('TipBox').load(tipBoxId),
  count: ({ state, count }) => (state === 'RECORDED' ? null : count),
  mismatches: (opening, _args, { clock }) => mismatchesOf(opening, dayOf(clock())),
  allowedActions: async (opening, _args, { viewer, scope }) => tipBoxOpeningLife.allowedActions(opening, viewer, await scope()),
};

export const PublicTipBox: PublicTipBoxResolvers = {
  area: ({ areaId }) => ({ id: areaId }),
  unit: ({ unitId }) => (unitId ? { id: unitId } : null),
};

export const Unit: Pick<UnitResolvers, 'hasTipBox'> = {
  hasTipBox: async ({ id }, _args, { unitWithBox }) => (await unitWithBox.load(id)) !== null,
};
