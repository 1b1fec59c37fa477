import { Column, Entity, Index } from 'typeorm';
import { UnitRecordFact } from './fact.ts';

/** A decision on a registration. */
@Entity('recognition_fact')
@Index('IX_recognition_fact_round', ['knownTo', 'roundYear', 'areaId'])
@Index('IX_recognition_fact_registration', ['registrationId'])
@Index('IX_recognition_fact_area', ['knownTo', 'areaId', 'roundYear'])
@Index('IX_recognition_fact_known', ['knownFrom'])
export class RecognitionFact extends UnitRecordFact {
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'integer' }) roundYear!: number;
  @Column({ type: 'varchar', length: 36 }) registrationId!: string;
  @Column({ type: 'varchar', length: 10 }) decidedOn!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) revokedOn!: string | null;
  @Column({ type: 'varchar', length: 20, nullable: true }) grade!: string | null;
}
