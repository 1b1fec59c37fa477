import { Column, Entity, Index } from 'typeorm';
import { UnitRecordFact } from './fact.ts';

/** A unit; `unitId` is its own id, so that it is counted like what belongs to it. */
@Entity('unit_fact')
@Index('IX_unit_fact_area', ['knownTo', 'areaId'])
@Index('IX_unit_fact_unit', ['unitId'])
@Index('IX_unit_fact_known', ['knownFrom'])
export class UnitFact extends UnitRecordFact {
  @Column({ type: 'varchar', length: 20 }) state!: string;
  /** Of an enterprise: rule sets leave the small ones out. */
  @Column({ type: 'varchar', length: 20, nullable: true }) size!: string | null;
  /** First day in that commune; the oldest events do not tell it. */
  @Column({ type: 'varchar', length: 10, nullable: true }) areaSince!: string | null;
  @Column({ type: 'boolean' }) fireRisk!: boolean;
  @Column({ type: 'integer', nullable: true }) headcountStaff!: number | null;
  @Column({ type: 'integer', nullable: true }) headcountPupils!: number | null;
  @Column({ type: 'varchar', length: 10 }) openedOn!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) closedOn!: string | null;
}
