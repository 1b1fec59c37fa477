import { Column, Entity, Index } from 'typeorm';
import { UnitRecordFact } from './fact.ts';

/** A model of the movement at its host unit, from its launch on. */
@Entity('model_fact')
@Index('IX_model_fact_day', ['knownTo', 'launchedOn', 'areaId'])
@Index('IX_model_fact_unit', ['unitId', 'knownTo', 'launchedOn'])
@Index('IX_model_fact_known', ['knownFrom'])
export class ModelFact extends UnitRecordFact {
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'varchar', length: 30 }) kind!: string;
  @Column({ type: 'varchar', length: 36, nullable: true }) replicatedFromId!: string | null;
  /** Launched copies of it; a copy is a model too. */
  @Column({ type: 'integer' }) replications!: number;
  @Column({ type: 'varchar', length: 10 }) launchedOn!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) endedOn!: string | null;
}
