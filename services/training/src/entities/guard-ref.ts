import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A guard's post as `personnel` publishes it: no name, and gone when it is erased there. */
@Entity('guard_ref')
@Index('IX_guard_ref_unit', ['unitId'])
@Index('IX_guard_ref_area', ['areaId'])
export class GuardRef {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  /** FULL_TIME, PART_TIME, SERVICE. */
  @Column({ type: 'varchar', length: 20 }) kind!: string;
  /** APPOINTED, ACTIVE, ENDED. */
  @Column({ type: 'varchar', length: 20 }) state!: string;
}
