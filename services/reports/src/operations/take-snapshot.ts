import { actorRef } from '@binhan/common/actor';
import { enteredName } from '@binhan/common/entered';
import { Problem } from '@binhan/common/errors';
import { requireRole } from '@binhan/common/permissions';
import type { Tx } from '@binhan/common/transaction';
import { Snapshot, type SnapshotKind } from '../entities/snapshot.ts';
import { type Asked, questionOf } from '../queries/ask.ts';
import { indicatorOf } from '../queries/indicator.ts';
import { canonicalJson } from '../snapshots/canonical-json.ts';
import { beginning, contract, hashOf, keepContent, type SnapshotContent, type SnapshotQuestion } from '../snapshots/content.ts';
import { basisOf, newestBehind, snapshotFigures } from '../snapshots/figures.ts';

export type TakeSnapshotInput = Asked & {
  title: string;
  what: SnapshotKind;
  code?: string | null;
  clientMutationId?: string | null;
};

/** Who takes one: whoever sees the whole province. */
export const takers = ['PROVINCIAL_OFFICER'] as const;

const longestContent = 2_000_000;

/** Keeps figures as they are known now, behind all that was kept before. */
export async function takeSnapshot(tx: Tx, input: TakeSnapshotInput) {
  const { manager, now } = tx;
  const title = enteredName(input.title, 'input.title', 200);
  const [question, latest] = questionIn(tx, input);
  // By the newest event and not by the clock: that is up to where anything was counted.
  const knownSince = new Date((await newestBehind(manager, question, now)).getTime() + 1).toISOString();
  const knownBefore = latest !== null && latest < knownSince ? latest : knownSince;
  const [before] = await manager.find(Snapshot, { order: { seq: 'DESC' }, take: 1 });
  const takenBy = (await actorRef(manager, tx.viewer)) ?? '';
  const snapshot = {
    ...{ id: tx.newId(), seq: (before?.seq ?? 0) + 1, title, what: input.what, code: question?.code ?? null },
    ...{ takenAt: now, takenBy, previousHash: before?.hash ?? beginning },
  };
  const content = canonicalJson({
    ...{ contract, seq: snapshot.seq, title, what: input.what, takenAt: now.toISOString(), takenBy, knownBefore, question },
    figures: await snapshotFigures(manager, question, knownBefore, now),
    basis: await basisOf(manager, question, knownBefore),
  } satisfies SnapshotContent);
  if (content.length > longestContent) throw new Problem('SNAPSHOT_TOO_LARGE', { most: longestContent }, 'input.by');
  // Two at once have the same number: one of them is tried again behind the other.
  await manager.insert(Snapshot, { ...snapshot, hash: hashOf(snapshot.previousHash, content) });
  await keepContent(manager, snapshot.id, content);
  return { snapshot: snapshot.id };
}

/** What is to be computed, and up to when it may be known. */
function questionIn({ viewer, now }: Tx, { what, code, ...asked }: TakeSnapshotInput): [SnapshotQuestion | null, string | null] {
  if ((what === 'INDICATOR') !== (code != null)) throw new Problem('SNAPSHOT_UNCLEAR', {}, 'input.code');
  const { filter, by, asOf, areaEpoch } = questionOf(asked, now);
  if (code == null) {
    if (asked.filter || asked.by || asked.asOf || asked.areaEpoch) throw new Problem('SNAPSHOT_UNCLEAR', {}, 'input.what');
    return [null, null];
  }
  const seesWhole = { ...viewer, roles: viewer.roles.filter((role) => takers.some((taker) => taker === role)) };
  requireRole(seesWhole, indicatorOf(code).seenBy);
  return [{ code, filter: stated(filter), by, on: asOf.on, areaEpoch }, asOf.knownBefore];
}

/** Without what is left open, which may be written in two ways. */
function stated<T extends object>(filter: T): T {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value != null)) as T;
}
