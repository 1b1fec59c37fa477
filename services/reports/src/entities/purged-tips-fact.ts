import { Column, Entity, Index } from 'typeorm';
import { Fact, FactLine } from './fact.ts';

/** Tips received in a quarter that retention has erased: a count over all tips is those that live and these. */
@Entity('purged_tips_fact')
@Index('IX_purged_tips_fact_day', ['knownTo', 'firstDay'])
@Index('IX_purged_tips_fact_known', ['knownFrom'])
export class PurgedTipsFact extends Fact {
  /** Of the quarter. */
  @Column({ type: 'varchar', length: 10 }) firstDay!: string;
}

/** The same tips up to five times: by channel, by each clock that had stopped, and by value where both are null. Never added. */
@Entity('purged_tips_line_fact')
export class PurgedTipsLineFact extends FactLine {
  @Column({ type: 'varchar', length: 20 }) category!: string;
  @Column({ type: 'varchar', length: 20, nullable: true }) channel!: string | null;
  /** FORWARD, ACKNOWLEDGE, RESOLVE. */
  @Column({ type: 'varchar', length: 20, nullable: true }) clock!: string | null;
  /** Null: dismissed, another office answers it; or another line. */
  @Column({ type: 'varchar', length: 20, nullable: true }) value!: string | null;
  /** Of VALUABLE tips only. */
  @Column({ type: 'varchar', length: 20, nullable: true }) sourceUnitKind!: string | null;
  @Column({ type: 'integer' }) tips!: number;
  /** Null, as all below, in the other lines. */
  @Column({ type: 'integer', nullable: true }) extended!: number | null;
  @Column({ type: 'integer', nullable: true }) forwarded!: number | null;
  @Column({ type: 'integer', nullable: true }) forwardedInTime!: number | null;
  @Column({ type: 'integer', nullable: true }) acknowledged!: number | null;
  @Column({ type: 'integer', nullable: true }) acknowledgedInTime!: number | null;
  @Column({ type: 'integer', nullable: true }) resolved!: number | null;
  @Column({ type: 'integer', nullable: true }) resolvedInTime!: number | null;
  /** How long the clock ran; null, as below, where there is none. */
  @Column({ type: 'integer', nullable: true }) sameDay!: number | null;
  @Column({ type: 'integer', nullable: true }) inTime!: number | null;
  @Column({ type: 'integer', nullable: true }) upToTwice!: number | null;
  @Column({ type: 'integer', nullable: true }) later!: number | null;
}
