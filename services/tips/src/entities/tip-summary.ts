import type { PublishedCount } from '@binhan/common/suppression';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { TipCategory } from './tip.ts';

export type SummaryCell = { category: TipCategory; count: PublishedCount };
export type SummaryYear = { year: number; cases: PublishedCount; arrested: PublishedCount };

/** What everyone may read of the tips of one closed quarter. Frozen: written once, and never computed again (security.md 4). */
@Entity('tip_summary')
@Index('IX_tip_summary_first_day', ['firstDay'])
export class TipSummary {
  /** The quarter, as `2026-Q1`. */
  @PrimaryColumn({ type: 'varchar', length: 7 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 10 }) firstDay!: string;
  /** Inclusive. */
  @Column({ type: 'varchar', length: 10 }) lastDay!: string;
  /** Tips received, with the small counts hidden already; every category stands here. */
  @Column({ type: 'simple-json' }) cells!: SummaryCell[];
  @Column({ type: 'integer', nullable: true }) total!: number | null;
  /** With a fourth quarter, what its year has brought. */
  @Column({ type: 'simple-json', nullable: true }) year!: SummaryYear | null;
  @Column({ type: 'varchar', length: 10 }) frozenOn!: string;
  /** Holds invented data for demonstration. */
  @Column({ type: 'boolean' }) synthetic!: boolean;
}
