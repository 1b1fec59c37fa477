import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type PlanState = 'DRAFT' | 'APPROVED' | 'CLOSED';
export type PlanTask = { id: string; title: string; dueOn: string; doneOn: string | null };

/** A yearly plan of a unit, or of an authority for its area: exactly one of `unitId` and `authorityId` is set. */
@Entity('plan')
@Index('IX_plan_unit', ['unitId'])
@Index('IX_plan_authority', ['authorityId'])
@Index('IX_plan_year', ['year', 'state'])
@Index('IX_plan_due', ['state', 'nextDueOn'])
@Index('IX_plan_area', ['areaId'])
export class Plan {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: PlanState;
  @Column({ type: 'varchar', length: 36, nullable: true }) unitId!: string | null;
  @Column({ type: 'varchar', length: 64, nullable: true }) authorityId!: string | null;
  /** The unit's area on the day of approval, of drafting until then; or the authority's. */
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  @Column({ type: 'integer' }) year!: number;
  @Column({ type: 'varchar', length: 300 }) title!: string;
  /** At most 60, so that they fit into a portable text column. */
  @Column({ type: 'simple-json' }) tasks!: PlanTask[];
  /** Due day of the first task that is not done: lists find overdue plans by it. */
  @Column({ type: 'varchar', length: 10, nullable: true }) nextDueOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) approvedOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) closedOn!: string | null;
  @Column({ type: 'simple-json' }) basisIds!: string[];
  @Column({ type: 'boolean' }) synthetic!: boolean;
}
