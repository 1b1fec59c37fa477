import type { EntityManager } from 'typeorm';
import { Snapshot } from '../entities/snapshot.ts';
import { canonicalJson } from './canonical-json.ts';
import { beginning, hashOf, readContents, type SnapshotContent, type SnapshotFigure } from './content.ts';
import { basisOf, snapshotFigures } from './figures.ts';

export type SnapshotDifference = {
  group: (string | null)[];
  measure: string;
  kept: SnapshotFigure | null;
  recomputed: SnapshotFigure | null;
};

export type SnapshotCheck = {
  hashAgrees: boolean;
  chainAgrees: boolean;
  agrees: boolean | null;
  recomputed: SnapshotFigure[];
  differences: SnapshotDifference[];
  withoutHistory: number;
  recordsCameLate: number;
};

/** Whether a snapshot is as it was written, and whether the knowledge of its moment gives the same figures today. */
export async function checkSnapshot(manager: EntityManager, snapshot: Snapshot, now: Date): Promise<SnapshotCheck> {
  const [text = ''] = await readContents(manager, [snapshot.id]);
  const hashAgrees = hashOf(snapshot.previousHash, text) === snapshot.hash;
  const chainAgrees = await follows(manager, snapshot);
  const nothing = { recomputed: [], differences: [], withoutHistory: 0, recordsCameLate: 0 };
  // What was changed says nothing that could be computed again.
  if (!hashAgrees) return { hashAgrees, chainAgrees, agrees: false, ...nothing };
  const { figures, question, knownBefore, basis } = JSON.parse(text) as SnapshotContent;
  const all = await snapshotFigures(manager, question, knownBefore, now);
  const recomputed = all.filter(({ history }) => history);
  const kept = figures.filter(({ history }) => history);
  const differences = differencesBetween(kept, recomputed);
  const known = await basisOf(manager, question, knownBefore);
  const total = (some: typeof basis) => some.reduce((sum, { records }) => sum + records, 0);
  return {
    hashAgrees,
    chainAgrees,
    agrees: kept.length ? differences.length === 0 : null,
    recomputed,
    differences,
    withoutHistory: figures.length - kept.length,
    recordsCameLate: total(known) - total(basis),
  };
}

async function follows(manager: EntityManager, { seq, previousHash }: Snapshot): Promise<boolean> {
  if (seq === 1) return previousHash === beginning;
  return (await manager.findOneBy(Snapshot, { seq: seq - 1 }))?.hash === previousHash;
}

function differencesBetween(kept: readonly SnapshotFigure[], recomputed: readonly SnapshotFigure[]): SnapshotDifference[] {
  const [before, after] = [byPlace(kept), byPlace(recomputed)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((place) => {
    const [one, other] = [before.get(place) ?? null, after.get(place) ?? null];
    if (canonicalJson(one) === canonicalJson(other)) return [];
    const { group, measure } = (one ?? other) as SnapshotFigure;
    return [{ group, measure, kept: one, recomputed: other }];
  });
}

function byPlace(figures: readonly SnapshotFigure[]): Map<string, SnapshotFigure> {
  return new Map(figures.map((figure) => [canonicalJson([figure.group, figure.measure]), figure]));
}
