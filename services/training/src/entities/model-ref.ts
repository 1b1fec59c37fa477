import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A movement model as `units` publishes it. */
@Entity('model_ref')
@Index('IX_model_ref_unit', ['unitId'])
export class ModelRef {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  /** ACTIVE, REPLICATED, INACTIVE, ENDED. */
  @Column({ type: 'varchar', length: 20 }) state!: string;
}
