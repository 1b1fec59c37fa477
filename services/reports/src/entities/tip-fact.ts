import { Column, Entity, Index } from 'typeorm';
import { Fact } from './fact.ts';

/** A tip, as the restricted topic tells it: no content, no unit, no person. */
@Entity('tip_fact')
@Index('IX_tip_fact_day', ['knownTo', 'receivedOn', 'areaId'])
@Index('IX_tip_fact_known', ['knownFrom'])
export class TipFact extends Fact {
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'varchar', length: 20 }) channel!: string;
  @Column({ type: 'varchar', length: 20 }) category!: string;
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  @Column({ type: 'varchar', length: 10 }) receivedOn!: string;
  /** VALUABLE only once a second person agreed; null before. */
  @Column({ type: 'varchar', length: 20, nullable: true }) value!: string | null;
  /** Of a VALUABLE tip only. */
  @Column({ type: 'varchar', length: 20, nullable: true }) sourceUnitKind!: string | null;
  @Column({ type: 'boolean' }) extended!: boolean;
  /** Null, as below, before it happened. */
  @Column({ type: 'boolean', nullable: true }) forwardedInTime!: boolean | null;
  @Column({ type: 'boolean', nullable: true }) acknowledgedInTime!: boolean | null;
  @Column({ type: 'boolean', nullable: true }) resolvedInTime!: boolean | null;
  /** SAME_DAY, IN_TIME, UP_TO_TWICE, LATER; null, as below, before it happened and in older events. */
  @Column({ type: 'varchar', length: 20, nullable: true }) forwardedClass!: string | null;
  @Column({ type: 'varchar', length: 20, nullable: true }) acknowledgedClass!: string | null;
  @Column({ type: 'varchar', length: 20, nullable: true }) resolvedClass!: string | null;
}
