import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CountMethod, Measure } from '../headcount.ts';
import type { Audience, Body, ClassKind, ClassProgramme, Topic } from '../vocabulary.ts';

export type TrainingClassState = 'PLANNED' | 'HELD' | 'COMPLETED' | 'VERIFIED' | 'CANCELLED';

/** A training class ("lớp"). Figures count it on its first day. */
@Entity('training_class')
@Index('IX_training_class_day', ['state', 'firstDay'])
@Index('IX_training_class_area', ['areaId'])
@Index('IX_training_class_owner', ['ownerId'])
export class TrainingClass {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: TrainingClassState;
  /** Subject of the token of the organiser. It never leaves the service. */
  @Column({ type: 'varchar', length: 200 }) ownerId!: string;
  /** Subject of the token of who reported the numbers. It never leaves the service. */
  @Column({ type: 'varchar', length: 200, nullable: true }) reporterId!: string | null;
  @Column({ type: 'varchar', length: 20 }) kind!: ClassKind;
  @Column({ type: 'varchar', length: 30 }) programme!: ClassProgramme;
  /** What the numbers of its lines are: turns or people. */
  @Column({ type: 'varchar', length: 20 }) counts!: Measure;
  @Column({ type: 'varchar', length: 20 }) topic!: Topic;
  @Column({ type: 'simple-json' }) organisers!: Body[];
  /** Commune of the first day; null: not allocated to one, said so by who entered it. */
  @Column({ type: 'varchar', length: 40, nullable: true }) areaId!: string | null;
  @Column({ type: 'varchar', length: 10 }) firstDay!: string;
  @Column({ type: 'varchar', length: 10 }) lastDay!: string;
  /** How many can enrol; null: no limit. */
  @Column({ type: 'integer', nullable: true }) places!: number | null;
  @Column({ type: 'varchar', length: 300, nullable: true }) place!: string | null;
  /** Authority that issues the certificates. */
  @Column({ type: 'varchar', length: 64, nullable: true }) issuerId!: string | null;
  /** Units of the lines: they decide who sees it. */
  @Column({ type: 'simple-json' }) unitIds!: string[];
  @Column({ type: 'varchar', length: 20, nullable: true }) countMethod!: CountMethod | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) completedOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) verifiedOn!: string | null;
  /** Why it was returned or cancelled. */
  @Column({ type: 'varchar', length: 500, nullable: true }) reason!: string | null;
  @Column({ type: 'boolean' }) synthetic!: boolean;
}

/** Who was taught in a class, of which unit. */
@Entity('class_line')
@Index('IX_class_line_unit', ['unitId'])
export class ClassLine {
  @PrimaryColumn({ type: 'varchar', length: 36 }) classId!: string;
  @PrimaryColumn({ type: 'integer' }) lineNo!: number;
  @Column({ type: 'varchar', length: 36, nullable: true }) unitId!: string | null;
  /** Where the unit lay on the first day. */
  @Column({ type: 'varchar', length: 40, nullable: true }) unitAreaId!: string | null;
  @Column({ type: 'varchar', length: 20 }) audience!: Audience;
  /** Null until it is reported. */
  @Column({ type: 'integer', nullable: true }) learners!: number | null;
  /** Of the learners; null until it is reported. */
  @Column({ type: 'integer', nullable: true }) passed!: number | null;
}
