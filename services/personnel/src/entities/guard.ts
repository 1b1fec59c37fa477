import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type GuardState = 'CANDIDATE' | 'APPOINTED' | 'ACTIVE' | 'ENDED' | 'REJECTED';
export type GuardKind = 'FULL_TIME' | 'PART_TIME' | 'SERVICE';
export type Education = 'PRIMARY' | 'LOWER_SECONDARY' | 'UPPER_SECONDARY' | 'VOCATIONAL' | 'HIGHER';

/** The result of a criterion of the decree: what was found, never the paper that shows it. */
export type CriterionCheck = {
  code: string;
  passed: boolean;
  on: string;
  /** The head has seen the paper, where a rule asks for that. */
  attested: boolean;
};

/** A guard of a unit. What the decree's check needs and no more (domain.md 5.7): a birth year, results, no number of a card, no address. */
@Entity('guard')
@Index('IX_guard_unit', ['unitId', 'state'])
@Index('IX_guard_area', ['areaId'])
@Index('IX_guard_sort', ['sortKey', 'id'])
@Index('IX_guard_person', ['foldedName', 'birthYear'])
@Index('IX_guard_start', ['state', 'startOn'])
@Index('IX_guard_end', ['state', 'endOn'])
export class Guard {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: GuardState;
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  /** Where the unit lies; once the guard has left, where it lay then. */
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  @Column({ type: 'varchar', length: 200 }) fullName!: string;
  /** Without diacritics, for search and for finding shared posts. */
  @Column({ type: 'varchar', length: 200 }) foldedName!: string;
  /** Sorts by bytes as lists of Vietnamese names do: by given name, then the rest. */
  @Column({ type: 'varchar', length: 450 }) sortKey!: string;
  @Column({ type: 'integer' }) birthYear!: number;
  @Column({ type: 'varchar', length: 20 }) kind!: GuardKind;
  @Column({ type: 'varchar', length: 20 }) education!: Education;
  @Column({ type: 'simple-json' }) criteriaChecks!: CriterionCheck[];
  @Column({ type: 'varchar', length: 10, nullable: true }) startOn!: string | null;
  /** Exclusive; of a rejected candidate, the day of that. */
  @Column({ type: 'varchar', length: 10, nullable: true }) endOn!: string | null;
  /** Đồng a month; null when it was not entered. */
  @Column({ type: 'integer', nullable: true }) allowanceMonthly!: number | null;
  /** Why the guard left or was rejected. */
  @Column({ type: 'varchar', length: 500, nullable: true }) stateReason!: string | null;
  @Column({ type: 'boolean' }) synthetic!: boolean;
}

/**
 * A period in which a guard held a post, with what readiness counts of it: so it is right on any past day, whatever the
 * guard became since. Holds no personal data: it stays under a fresh id when the guard is erased.
 */
@Entity('guard_post')
@Index('IX_guard_post_guard', ['guardId'])
@Index('IX_guard_post_unit', ['unitId', 'startOn'])
export class GuardPost {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) guardId!: string;
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  @Column({ type: 'varchar', length: 20 }) kind!: GuardKind;
  @Column({ type: 'integer', nullable: true }) allowanceMonthly!: number | null;
  @Column({ type: 'varchar', length: 10 }) startOn!: string;
  /** Exclusive; null while it is held. */
  @Column({ type: 'varchar', length: 10, nullable: true }) endOn!: string | null;
}
