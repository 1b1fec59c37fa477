import type { MutationResolvers, QueryResolvers, SnapshotResolvers } from '../generated/types.ts';
import { type TakeSnapshotInput, takers, takeSnapshot } from '../operations/take-snapshot.ts';
import { findSnapshot, findSnapshots } from '../queries/snapshots.ts';
import { checkSnapshot } from '../snapshots/check.ts';
import type { SnapshotContent } from '../snapshots/content.ts';

export const snapshotQueries = {
  snapshots: (_source, args, { read, viewer }) => findSnapshots(read, viewer, args),
  snapshot: (_source, { id }, { read, viewer }) => findSnapshot(read, viewer, id),
} satisfies QueryResolvers;

export const snapshotMutations = {
  takeSnapshot: async (_source, { input }, { write }) => ({
    ids: await write('takeSnapshot', takers, input as TakeSnapshotInput, takeSnapshot),
    clientMutationId: input.clientMutationId ?? null,
  }),
} satisfies MutationResolvers;

export const Snapshot: SnapshotResolvers = {
  code: ({ code }) => code as never,
  content: ({ id }, _args, { snapshotContents }) => snapshotContents.load(id),
  knownBefore: async ({ id }, _args, { snapshotContents }) => new Date(parsed(await snapshotContents.load(id)).knownBefore),
  figures: async ({ id }, _args, { snapshotContents }) => parsed(await snapshotContents.load(id)).figures,
  check: (snapshot, _args, { read, clock }) => checkSnapshot(read, snapshot, clock()),
};

function parsed(content: string): SnapshotContent {
  return JSON.parse(content) as SnapshotContent;
}
