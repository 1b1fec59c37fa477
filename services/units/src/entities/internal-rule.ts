import { Column, Entity, Index } from 'typeorm';
import { UnitRecord } from './unit-record.ts';

export type InternalRuleState = 'DRAFT' | 'APPROVED' | 'REPLACED' | 'WITHDRAWN';
export type RuleKind = 'GUARDING' | 'SECRETS' | 'INTERNAL_PROTECTION' | 'FIRE' | 'LABOUR_SAFETY' | 'ENVIRONMENT';

/** An internal rule of a unit: that it exists and when it is to be reviewed, not what it says. */
@Entity('internal_rule')
@Index('UQ_internal_rule_live', ['liveKey'], { unique: true })
@Index('UQ_internal_rule_edition', ['unitId', 'kind', 'edition'], { unique: true })
@Index('IX_internal_rule_review', ['state', 'reviewDueOn'])
@Index('IX_internal_rule_area', ['areaId'])
export class InternalRule extends UnitRecord {
  @Column({ type: 'varchar', length: 20 }) state!: InternalRuleState;
  @Column({ type: 'varchar', length: 30 }) kind!: RuleKind;
  /** `unit:kind` while it is in force: the unique index allows one. */
  @Column({ type: 'varchar', length: 70, nullable: true }) liveKey!: string | null;
  @Column({ type: 'varchar', length: 60 }) documentNumber!: string;
  /** Counts the approved rules of this kind in the unit, from 1. */
  @Column({ type: 'integer', nullable: true }) edition!: number | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) approvedOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) reviewDueOn!: string | null;
  /** Day on which it was replaced or withdrawn. */
  @Column({ type: 'varchar', length: 10, nullable: true }) endedOn!: string | null;
  @Column({ type: 'varchar', length: 1000, nullable: true }) endReason!: string | null;
  @Column({ type: 'simple-json' }) basisIds!: string[];
}
