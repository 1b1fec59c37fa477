import { createHash } from 'node:crypto';
import { chunksOf } from '@binhan/common/chunks';
import type { Day } from '@binhan/common/clock';
import { type EntityManager, In } from 'typeorm';
import { SnapshotPart } from '../entities/snapshot.ts';
import type { Dimension, FigureFilter } from '../figures/columns.ts';
import type { Figure } from '../figures/figure.ts';

/** Form and meaning of a content. It moves on when an old content would be computed otherwise, and is then kept apart. */
export const contract = 'binhan.reports.snapshot/1';

/** What was asked; the published figures ask for themselves. */
export type SnapshotQuestion = {
  code: string;
  filter: FigureFilter;
  by: readonly Dimension[];
  on: Day;
  areaEpoch: Day | null;
};

/** A figure without the time of its computation, which is no part of what it says. */
export type SnapshotFigure = Pick<Figure, 'value' | 'numerator' | 'denominator' | 'suppressed' | 'noData' | 'ruleSet'> & {
  group: (string | null)[];
  measure: string;
  /** Whether it can be computed again as known then. */
  history: boolean;
};

/** How many versions of a fact were known. */
export type Basis = { table: string; records: number };

export type SnapshotContent = {
  contract: typeof contract;
  seq: number;
  title: string;
  what: string;
  takenAt: string;
  takenBy: string;
  /** Events of before this instant were counted, by their own time. */
  knownBefore: string;
  question: SnapshotQuestion | null;
  figures: SnapshotFigure[];
  basis: Basis[];
};

/** What the first one has before it. */
export const beginning = '0'.repeat(64);

export function hashOf(previousHash: string, content: string): string {
  return createHash('sha256').update(`${previousHash}\n${content}`).digest('hex');
}

// Of four bytes each a piece has 60 KB: MySQL's text holds 64 KiB.
const pieceLength = 15_000;

export async function keepContent(manager: EntityManager, snapshotId: string, content: string): Promise<void> {
  // By letters and not by code units: a pair of these must not be cut.
  for (const [part, letters] of chunksOf([...content], pieceLength).entries())
    await manager.insert(SnapshotPart, { snapshotId, part, text: letters.join('') });
}

/** The contents of snapshots by their ids, in the same order. */
export async function readContents(manager: EntityManager, snapshotIds: readonly string[]): Promise<string[]> {
  const parts = await manager.find(SnapshotPart, { where: { snapshotId: In([...snapshotIds]) }, order: { part: 'ASC' } });
  return snapshotIds.map((id) => parts.flatMap(({ snapshotId, text }) => (snapshotId === id ? [text] : [])).join(''));
}
