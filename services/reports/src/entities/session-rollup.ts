import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Rollup } from './rollup.ts';

@Entity('sessions_by_commune')
export class SessionsByCommune extends Rollup {
  @PrimaryColumn({ type: 'varchar', length: 40 }) areaId!: string;
  /** The first of the month. */
  @PrimaryColumn({ type: 'varchar', length: 10 }) day!: string;
  @PrimaryColumn({ type: 'varchar', length: 30 }) programme!: string;
  @PrimaryColumn({ type: 'varchar', length: 20 }) channel!: string;
  @Column({ type: 'integer' }) attendances!: number;
}

@Entity('sessions_by_province_channel')
export class SessionsByProvinceChannel extends Rollup {
  @PrimaryColumn({ type: 'varchar', length: 10 }) day!: string;
  @PrimaryColumn({ type: 'varchar', length: 40 }) areaId!: string;
  @PrimaryColumn({ type: 'varchar', length: 30 }) programme!: string;
  @PrimaryColumn({ type: 'varchar', length: 20 }) channel!: string;
  @Column({ type: 'integer' }) attendances!: number;
}

/** Without the channel, since ten years of a country with it are ten times as many rows. */
@Entity('sessions_by_province')
export class SessionsByProvince extends Rollup {
  @PrimaryColumn({ type: 'varchar', length: 10 }) day!: string;
  @PrimaryColumn({ type: 'varchar', length: 40 }) areaId!: string;
  @PrimaryColumn({ type: 'varchar', length: 30 }) programme!: string;
  @Column({ type: 'integer' }) attendances!: number;
}
