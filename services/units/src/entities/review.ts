import { Column, Entity, Index } from 'typeorm';
import { UnitRecord } from './unit-record.ts';

export type ReviewState = 'PLANNED' | 'HELD' | 'REPORTED' | 'RETURNED' | 'ACCEPTED' | 'CANCELLED';
export type ReviewKind = 'SO_KET' | 'TONG_KET';
export type ReviewSubject = 'MOVEMENT' | 'DIRECTIVE' | 'ROUND';
export type QualityGrade = 'GOOD' | 'FAIR' | 'POOR';

/** An interim or final review of a unit's work in a period. */
@Entity('review')
@Index('IX_review_unit', ['unitId'])
@Index('IX_review_due', ['state', 'dueOn'])
@Index('IX_review_area', ['areaId'])
export class Review extends UnitRecord {
  @Column({ type: 'varchar', length: 20 }) state!: ReviewState;
  @Column({ type: 'varchar', length: 20 }) kind!: ReviewKind;
  @Column({ type: 'varchar', length: 20 }) subject!: ReviewSubject;
  @Column({ type: 'varchar', length: 10 }) periodFrom!: string;
  /** Last day of the period. */
  @Column({ type: 'varchar', length: 10 }) periodTo!: string;
  @Column({ type: 'varchar', length: 10 }) dueOn!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) heldOn!: string | null;
  /** Day of the newest report. */
  @Column({ type: 'varchar', length: 10, nullable: true }) reportedOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) acceptedOn!: string | null;
  /** How often its report was given back. */
  @Column({ type: 'integer' }) returns!: number;
  @Column({ type: 'varchar', length: 1000, nullable: true }) returnReason!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) qualityGrade!: QualityGrade | null;
  /** Whether its event `overdue` was published: it is published once. */
  @Column({ type: 'boolean' }) overdueTold!: boolean;
}
