import { Column, Entity, Index } from 'typeorm';
import { Fact, FactLine } from './fact.ts';

/** What everyone may read of the tips of a closed quarter, in the whole province. */
@Entity('tip_summary_fact')
@Index('IX_tip_summary_fact_day', ['knownTo', 'firstDay'])
@Index('IX_tip_summary_fact_known', ['knownFrom'])
export class TipSummaryFact extends Fact {
  @Column({ type: 'varchar', length: 10 }) firstDay!: string;
  @Column({ type: 'varchar', length: 10 }) lastDay!: string;
  /** Null: hidden, since it would give a hidden count away. */
  @Column({ type: 'integer', nullable: true }) total!: number | null;
  /** The year whose cases follow, with its fourth quarter; null with the others. */
  @Column({ type: 'integer', nullable: true }) year!: number | null;
  /** Null where `year` is not: 1 to 4, hidden. */
  @Column({ type: 'integer', nullable: true }) cases!: number | null;
  /** Null where `year` is not: 1 to 4, hidden. */
  @Column({ type: 'integer', nullable: true }) arrested!: number | null;
}

/** Tips of a category in a quarter; every category has its line. */
@Entity('tip_summary_line_fact')
export class TipSummaryLineFact extends FactLine {
  @Column({ type: 'varchar', length: 20 }) category!: string;
  /** Null: 1 to 4, hidden. */
  @Column({ type: 'integer', nullable: true }) tips!: number | null;
}
