import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { GuardKind } from './guard.ts';
import type { PeriodState } from './staffing-norm.ts';

/** The least that a guard of a kind is paid a month, in the whole province from a day on. A new rate closes the one before. */
@Entity('allowance_rate')
@Index('UQ_allowance_rate_open', ['openKey'], { unique: true })
@Index('IX_allowance_rate_kind', ['guardKind', 'validFrom'])
export class AllowanceRate {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: PeriodState;
  @Column({ type: 'varchar', length: 20 }) guardKind!: GuardKind;
  /** The kind while the rate has no end, null afterwards: the unique index allows one. */
  @Column({ type: 'varchar', length: 20, nullable: true }) openKey!: string | null;
  /** Đồng a month. */
  @Column({ type: 'integer' }) floorMonthly!: number;
  @Column({ type: 'simple-json' }) basisIds!: string[];
  @Column({ type: 'varchar', length: 10 }) validFrom!: string;
  /** Exclusive. */
  @Column({ type: 'varchar', length: 10, nullable: true }) validTo!: string | null;
  @Column({ type: 'boolean' }) synthetic!: boolean;
}
