import { Column, Entity, Index } from 'typeorm';
import { UnitRecordFact } from './fact.ts';

/** A regulation between a unit and authorities, from its signature on. */
@Entity('coordination_regulation_fact')
@Index('IX_coordination_regulation_fact_day', ['knownTo', 'signedOn', 'areaId'])
@Index('IX_coordination_regulation_fact_known', ['knownFrom'])
export class CoordinationRegulationFact extends UnitRecordFact {
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'varchar', length: 30 }) theme!: string;
  @Column({ type: 'varchar', length: 10 }) signedOn!: string;
  /** Last day in force; null while none was agreed. */
  @Column({ type: 'varchar', length: 10, nullable: true }) endsOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) endedOn!: string | null;
}
