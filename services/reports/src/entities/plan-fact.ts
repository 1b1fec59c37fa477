import { Column, Entity, Index } from 'typeorm';
import { AreaRecordFact } from './fact.ts';

/** A yearly plan of a unit or of an authority: its tasks, counted. */
@Entity('plan_fact')
@Index('IX_plan_fact_year', ['knownTo', 'year', 'areaId'])
@Index('IX_plan_fact_known', ['knownFrom'])
export class PlanFact extends AreaRecordFact {
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'integer' }) year!: number;
  @Column({ type: 'integer' }) tasks!: number;
  @Column({ type: 'integer' }) done!: number;
  @Column({ type: 'integer' }) doneOnTime!: number;
  /** `|2026-06-30|2026-10-31|`: due days of the tasks that are not done; a plan has at most 60. */
  @Column({ type: 'varchar', length: 700 }) openDueOn!: string;
  @Column({ type: 'varchar', length: 10 }) approvedOn!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) closedOn!: string | null;
}
