import { Column, Entity, Index } from 'typeorm';
import { UnitRecordFact } from './fact.ts';

/** A guard's post; nothing of the person. */
@Entity('guard_fact')
@Index('IX_guard_fact_day', ['knownTo', 'startOn', 'areaId'])
@Index('IX_guard_fact_unit', ['unitId'])
@Index('IX_guard_fact_known', ['knownFrom'])
export class GuardFact extends UnitRecordFact {
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'varchar', length: 20 }) kind!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) startOn!: string | null;
  /** First day no longer in the post. */
  @Column({ type: 'varchar', length: 10, nullable: true }) endOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) certificateFrom!: string | null;
  /** First day on which the certificate is no longer valid; null without a certificate or without an end. */
  @Column({ type: 'varchar', length: 10, nullable: true }) certificateTo!: string | null;
  /** Least đồng a month of the band of 100,000 in which the allowance lies; null: not known. */
  @Column({ type: 'integer', nullable: true }) allowanceBand!: number | null;
}
