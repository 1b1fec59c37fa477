import { Column, Entity, Index } from 'typeorm';
import { UnitRecordFact } from './fact.ts';

/** Guard readiness of a unit, as `personnel` assessed it; a version when it changed. */
@Entity('readiness_fact')
@Index('IX_readiness_fact_area', ['knownTo', 'areaId'])
@Index('IX_readiness_fact_unit', ['unitId'])
@Index('IX_readiness_fact_known', ['knownFrom'])
export class ReadinessFact extends UnitRecordFact {
  @Column({ type: 'varchar', length: 10 }) assessedOn!: string;
  @Column({ type: 'boolean' }) ready!: boolean;
  /** Null, as below, without a staffing norm. */
  @Column({ type: 'integer', nullable: true }) requiredFullTime!: number | null;
  @Column({ type: 'integer', nullable: true }) requiredPartTime!: number | null;
  @Column({ type: 'integer' }) activeFullTime!: number;
  @Column({ type: 'integer' }) activePartTime!: number;
  @Column({ type: 'integer' }) activeService!: number;
  @Column({ type: 'integer' }) certified!: number;
  @Column({ type: 'integer' }) equipmentRequired!: number;
  @Column({ type: 'integer' }) equipmentUsable!: number;
  @Column({ type: 'integer' }) belowFloor!: number;
  /** `|NO_NORM|PERMIT_EXPIRED|`. */
  @Column({ type: 'varchar', length: 255 }) reasons!: string;
}
