import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A unit as `units` publishes it. */
@Entity('unit_ref')
export class UnitRef {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 40 }) code!: string;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  @Column({ type: 'varchar', length: 20 }) kind!: string;
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  @Column({ type: 'boolean' }) synthetic!: boolean;
}
