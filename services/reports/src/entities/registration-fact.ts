import { Column, Entity, Index } from 'typeorm';
import { UnitRecordFact } from './fact.ts';

/** A registration; one that was withdrawn before it was submitted is a fact too, without a day of submission. */
@Entity('registration_fact')
@Index('IX_registration_fact_round', ['knownTo', 'roundYear', 'areaId'])
@Index('IX_registration_fact_area', ['knownTo', 'areaId', 'roundYear'])
@Index('IX_registration_fact_unit', ['unitId', 'roundYear', 'knownTo'])
@Index('IX_registration_fact_known', ['knownFrom'])
export class RegistrationFact extends UnitRecordFact {
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'integer' }) roundYear!: number;
  @Column({ type: 'varchar', length: 20 }) ruleSetId!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) submittedOn!: string | null;
  /** Submitted after the day that the rule set names. */
  @Column({ type: 'boolean' }) late!: boolean;
  @Column({ type: 'varchar', length: 10, nullable: true }) selfAssessedOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) appraisedOn!: string | null;
}
