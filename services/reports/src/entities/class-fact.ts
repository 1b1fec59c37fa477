import { Column, Entity, Index } from 'typeorm';
import { AudienceLine, Fact } from './fact.ts';

/** A training class. */
@Entity('class_fact')
@Index('IX_class_fact_day', ['knownTo', 'firstDay', 'areaId'])
@Index('IX_class_fact_known', ['knownFrom'])
export class ClassFact extends Fact {
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'varchar', length: 20 }) kind!: string;
  @Column({ type: 'varchar', length: 30 }) programme!: string;
  /** ATTENDANCES or PEOPLE; the two are never added. */
  @Column({ type: 'varchar', length: 20 }) counts!: string;
  @Column({ type: 'varchar', length: 30 }) topic!: string;
  /** Null: not allocated to a commune. */
  @Column({ type: 'varchar', length: 40, nullable: true }) areaId!: string | null;
  @Column({ type: 'varchar', length: 10 }) firstDay!: string;
  @Column({ type: 'varchar', length: 10 }) lastDay!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) completedOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) verifiedOn!: string | null;
  @Column({ type: 'varchar', length: 20, nullable: true }) countMethod!: string | null;
  /** Over all lines. */
  @Column({ type: 'integer' }) learners!: number;
  /** Over all lines. */
  @Column({ type: 'integer' }) passed!: number;
}

/** Learners of a class by unit and audience. */
@Entity('class_line_fact')
@Index('IX_class_line_fact_unit', ['unitId'])
export class ClassLineFact extends AudienceLine {
  @Column({ type: 'integer', nullable: true }) learners!: number | null;
  @Column({ type: 'integer', nullable: true }) passed!: number | null;
}
