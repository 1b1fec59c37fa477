import { Column, Entity, Index } from 'typeorm';
import { UnitRecordFact } from './fact.ts';

/** Equipment of one type in a unit. */
@Entity('equipment_fact')
@Index('IX_equipment_fact_area', ['knownTo', 'areaId'])
@Index('IX_equipment_fact_unit', ['unitId'])
@Index('IX_equipment_fact_known', ['knownFrom'])
export class EquipmentFact extends UnitRecordFact {
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'varchar', length: 30 }) type!: string;
  @Column({ type: 'integer' }) held!: number;
  @Column({ type: 'integer' }) usable!: number;
  /** First day on which the permit is no longer valid; null without one. */
  @Column({ type: 'varchar', length: 10, nullable: true }) permitExpiresOn!: string | null;
}
