import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RuleSetContent } from '../rule-set-content.ts';

/** The rules of the standard in one period: criteria, dates and deciding bodies are data here, never constants in code. */
@Entity('rule_set')
export class RuleSet {
  /** `RS-2021` */
  @PrimaryColumn({ type: 'varchar', length: 20 }) id!: string;
  @Column({ type: 'varchar', length: 40 }) documentId!: string;
  @Column({ type: 'varchar', length: 10 }) validFrom!: string;
  /** Exclusive. */
  @Column({ type: 'varchar', length: 10, nullable: true }) validTo!: string | null;
  @Column({ type: 'simple-json' }) content!: RuleSetContent;
}
