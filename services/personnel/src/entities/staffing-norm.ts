import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { EquipmentType } from './equipment-holding.ts';

/** Whether the end of a period is set. */
export type PeriodState = 'OPEN' | 'CLOSED';
export type RequiredEquipment = { type: EquipmentType; required: number };

/** What a unit needs from a day on. A new norm closes the one before. */
@Entity('staffing_norm')
@Index('UQ_staffing_norm_open', ['openKey'], { unique: true })
@Index('IX_staffing_norm_unit', ['unitId', 'validFrom'])
export class StaffingNorm {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: PeriodState;
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  /** The unit while the norm has no end, null afterwards: the unique index allows one. */
  @Column({ type: 'varchar', length: 36, nullable: true }) openKey!: string | null;
  @Column({ type: 'integer' }) requiredFullTime!: number;
  @Column({ type: 'integer' }) requiredPartTime!: number;
  @Column({ type: 'simple-json' }) equipment!: RequiredEquipment[];
  @Column({ type: 'simple-json' }) basisIds!: string[];
  @Column({ type: 'varchar', length: 10 }) validFrom!: string;
  /** Exclusive. */
  @Column({ type: 'varchar', length: 10, nullable: true }) validTo!: string | null;
  @Column({ type: 'boolean' }) synthetic!: boolean;
}
