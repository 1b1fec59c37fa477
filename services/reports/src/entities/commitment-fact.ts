import { Column, Entity, Index } from 'typeorm';
import { UnitRecordFact } from './fact.ts';

/** A commitment or pledge of a unit: how many could sign it, and how many did. */
@Entity('commitment_fact')
@Index('IX_commitment_fact_year', ['knownTo', 'year', 'areaId'])
@Index('IX_commitment_fact_unit', ['unitId', 'knownTo', 'year'])
@Index('IX_commitment_fact_known', ['knownFrom'])
export class CommitmentFact extends UnitRecordFact {
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'varchar', length: 20 }) kind!: string;
  @Column({ type: 'integer' }) year!: number;
  @Column({ type: 'integer' }) eligibleCount!: number;
  @Column({ type: 'integer' }) signedCount!: number;
  @Column({ type: 'varchar', length: 10 }) signedOn!: string;
}
