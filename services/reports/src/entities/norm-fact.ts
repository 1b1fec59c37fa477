import { Column, Entity, Index } from 'typeorm';
import { FactLine, UnitRecordFact } from './fact.ts';

/** What a unit needs of guards and equipment in a period. */
@Entity('norm_fact')
@Index('IX_norm_fact_day', ['knownTo', 'validFrom', 'areaId'])
@Index('IX_norm_fact_unit', ['unitId'])
@Index('IX_norm_fact_known', ['knownFrom'])
export class NormFact extends UnitRecordFact {
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'integer' }) requiredFullTime!: number;
  @Column({ type: 'integer' }) requiredPartTime!: number;
  @Column({ type: 'varchar', length: 10 }) validFrom!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) validTo!: string | null;
}

/** Usable pieces of a type of equipment that a norm asks for. */
@Entity('norm_line_fact')
export class NormLineFact extends FactLine {
  @Column({ type: 'varchar', length: 30 }) type!: string;
  @Column({ type: 'integer' }) required!: number;
}
