import { Column, Entity, Index } from 'typeorm';
import { Fact } from './fact.ts';

/** A case that tips helped to clarify; it counts once, however many tips it has. */
@Entity('case_outcome_fact')
@Index('IX_case_outcome_fact_day', ['knownTo', 'clarifiedOn', 'areaId'])
@Index('IX_case_outcome_fact_known', ['knownFrom'])
export class CaseOutcomeFact extends Fact {
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'varchar', length: 20 }) category!: string;
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  @Column({ type: 'varchar', length: 10 }) clarifiedOn!: string;
  @Column({ type: 'integer' }) arrestedCount!: number;
}
