import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What every fact of the yearly round can be counted by: the unit as of the record's date (domain.md 4). */
abstract class RoundFact {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  @Column({ type: 'varchar', length: 20 }) unitKind!: string;
  @Column({ type: 'varchar', length: 20 }) managementLevel!: string;
  @Column({ type: 'boolean' }) isKeyEconomic!: boolean;
  @Column({ type: 'boolean' }) isLarge!: boolean;
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  @Column({ type: 'integer' }) roundYear!: number;
  @Column({ type: 'varchar', length: 20 }) state!: string;
  /** Time of the newest event that it holds. */
  @Column({ type: 'datetime', precision: 3 }) eventTime!: Date;
  @Column({ type: 'boolean' }) synthetic!: boolean;
}

/** One row per registration that was published; a draft that was withdrawn is one too, without a day of submission. */
@Entity('registration_fact')
@Index('IX_registration_fact_round', ['roundYear', 'state', 'areaId', 'unitId'])
@Index('IX_registration_fact_time', ['eventTime'])
export class RegistrationFact extends RoundFact {
  @Column({ type: 'varchar', length: 20 }) ruleSetId!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) submittedOn!: string | null;
  @Column({ type: 'boolean' }) late!: boolean;
}

/** One row per decision. */
@Entity('recognition_fact')
@Index('IX_recognition_fact_round', ['roundYear', 'state', 'areaId', 'unitId'])
@Index('IX_recognition_fact_time', ['eventTime'])
export class RecognitionFact extends RoundFact {
  @Column({ type: 'varchar', length: 36 }) registrationId!: string;
  @Column({ type: 'varchar', length: 10 }) decidedOn!: string;
  @Column({ type: 'varchar', length: 20, nullable: true }) grade!: string | null;
}
