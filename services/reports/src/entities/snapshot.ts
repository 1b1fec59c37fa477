import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type SnapshotKind = 'PUBLISHED_FIGURES' | 'INDICATOR';

/**
 * Figures as they were known at one moment. Rows are only added; each carries the hash of the one before. It was not read
 * from topics, so a rebuild leaves it alone.
 */
@Entity('snapshot')
@Index('UQ_snapshot_seq', ['seq'], { unique: true })
@Index('IX_snapshot_code', ['code', 'seq'])
export class Snapshot {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  /** 1, 2, 3, … without a gap. */
  @Column({ type: 'integer' }) seq!: number;
  @Column({ type: 'varchar', length: 200 }) title!: string;
  @Column({ type: 'varchar', length: 20 }) what!: SnapshotKind;
  /** The indicator, which decides who reads it; null of the published figures, which everyone may. */
  @Column({ type: 'varchar', length: 10, nullable: true }) code!: string | null;
  @Column({ type: 'datetime', precision: 3 }) takenAt!: Date;
  /** Pseudonym of who took it. */
  @Column({ type: 'varchar', length: 36 }) takenBy!: string;
  @Column({ type: 'varchar', length: 64 }) previousHash!: string;
  /** SHA-256 of `previousHash`, a line feed, and the content. */
  @Column({ type: 'varchar', length: 64 }) hash!: string;
}

/** A piece of the content, which may be longer than a column. */
@Entity('snapshot_part')
export class SnapshotPart {
  @PrimaryColumn({ type: 'varchar', length: 36 }) snapshotId!: string;
  @PrimaryColumn({ type: 'integer' }) part!: number;
  @Column({ type: 'text' }) text!: string;
}
