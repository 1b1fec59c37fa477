import { Column, Entity, Index } from 'typeorm';
import { Fact } from './fact.ts';

/** The least allowance of a kind of guard in a period, in the whole province. */
@Entity('allowance_rate_fact')
@Index('IX_allowance_rate_fact_day', ['knownTo', 'validFrom'])
@Index('IX_allowance_rate_fact_known', ['knownFrom'])
export class AllowanceRateFact extends Fact {
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'varchar', length: 20 }) guardKind!: string;
  /** Đồng a month. */
  @Column({ type: 'integer' }) floorMonthly!: number;
  @Column({ type: 'varchar', length: 10 }) validFrom!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) validTo!: string | null;
}
