import { Column, Entity, Index } from 'typeorm';
import { UnitRecordFact } from './fact.ts';

/** An internal rule of a unit, from its approval on. */
@Entity('internal_rule_fact')
@Index('IX_internal_rule_fact_day', ['knownTo', 'approvedOn', 'areaId'])
@Index('IX_internal_rule_fact_unit', ['unitId', 'knownTo', 'approvedOn'])
@Index('IX_internal_rule_fact_known', ['knownFrom'])
export class InternalRuleFact extends UnitRecordFact {
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'varchar', length: 30 }) kind!: string;
  @Column({ type: 'varchar', length: 10 }) approvedOn!: string;
  @Column({ type: 'varchar', length: 10 }) reviewDueOn!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) endedOn!: string | null;
}
