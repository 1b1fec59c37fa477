import { Column, Entity, Index } from 'typeorm';
import { UnitRecordFact } from './fact.ts';

/** An interim or final review of a unit, from its planning on. */
@Entity('review_fact')
@Index('IX_review_fact_day', ['knownTo', 'dueOn', 'areaId'])
@Index('IX_review_fact_unit', ['unitId', 'knownTo'])
@Index('IX_review_fact_known', ['knownFrom'])
export class ReviewFact extends UnitRecordFact {
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'varchar', length: 20 }) kind!: string;
  @Column({ type: 'varchar', length: 20 }) subject!: string;
  @Column({ type: 'varchar', length: 10 }) periodFrom!: string;
  @Column({ type: 'varchar', length: 10 }) periodTo!: string;
  @Column({ type: 'varchar', length: 10 }) dueOn!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) heldOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) reportedOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) acceptedOn!: string | null;
  /** How often the report was given back. */
  @Column({ type: 'integer' }) returns!: number;
  @Column({ type: 'varchar', length: 20, nullable: true }) qualityGrade!: string | null;
}
