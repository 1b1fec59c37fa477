import { Column, Entity, Index } from 'typeorm';
import { Fact } from './fact.ts';

/** A box for tips on paper. Of which unit it is, nobody is told. */
@Entity('tip_box_fact')
@Index('IX_tip_box_fact_area', ['knownTo', 'areaId'])
@Index('IX_tip_box_fact_known', ['knownFrom'])
export class TipBoxFact extends Fact {
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) activatedOn!: string | null;
  /** Overdue after that day; null once it is removed. */
  @Column({ type: 'varchar', length: 10, nullable: true }) openDueOn!: string | null;
}
