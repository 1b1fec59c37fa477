import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { TipCategory } from './tip.ts';

export type CaseOutcomeState = 'RECORDED' | 'CONFIRMED' | 'CORRECTED';

/** A case that tips helped to clarify: counts, and nobody's name (domain.md 5.4). It outlives the tips. */
@Entity('case_outcome')
@Index('UQ_case_outcome_reference', ['reference'], { unique: true })
@Index('IX_case_outcome_area', ['areaId'])
@Index('IX_case_outcome_clarified', ['clarifiedOn'])
export class CaseOutcome {
  /** UUIDv4, as of tips. */
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: CaseOutcomeState;
  /** Number of the case in the investigating agency's register. */
  @Column({ type: 'varchar', length: 60 }) reference!: string;
  @Column({ type: 'varchar', length: 20 }) category!: TipCategory;
  /** Commune as valid on the day it was clarified. */
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  @Column({ type: 'varchar', length: 10 }) clarifiedOn!: string;
  @Column({ type: 'integer' }) arrestedCount!: number;
  /** Pseudonym of who recorded it, so that the second person is another. */
  @Column({ type: 'varchar', length: 36, nullable: true }) recordedBy!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) confirmedOn!: string | null;
  /** Invented data for demonstration. */
  @Column({ type: 'boolean' }) synthetic!: boolean;
}

/** One tip of a case. A case has any number of tips, and a tip may belong to several cases. */
@Entity('case_tip')
@Index('IX_case_tip_tip', ['tipId'])
export class CaseTip {
  @PrimaryColumn({ type: 'varchar', length: 36 }) outcomeId!: string;
  @PrimaryColumn({ type: 'varchar', length: 36 }) tipId!: string;
  @Column({ type: 'varchar', length: 20 }) role!: 'PRIMARY' | 'CORROBORATING';
}
