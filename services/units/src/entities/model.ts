import { Column, Entity, Index } from 'typeorm';
import { UnitRecord } from './unit-record.ts';

export type ModelState = 'PROPOSED' | 'ACTIVE' | 'REPLICATED' | 'INACTIVE' | 'ENDED';
export type ModelKind = 'SELF_MANAGED_TEAM' | 'TIP_BOX' | 'YOUTH' | 'LEGAL_KNOWLEDGE' | 'SAFE_SCHOOL' | 'FIRE_SAFETY' | 'CAMERA' | 'OTHER';

/** A working model of the movement at its host unit, and where it was copied from. */
@Entity('model')
@Index('IX_model_unit', ['unitId'])
@Index('IX_model_state', ['state', 'kind'])
@Index('IX_model_area', ['areaId'])
@Index('IX_model_origin', ['replicatedFromId'])
@Index('IX_model_root', ['rootId', 'foundedOn'])
export class Model extends UnitRecord {
  @Column({ type: 'varchar', length: 20 }) state!: ModelState;
  @Column({ type: 'varchar', length: 30 }) kind!: ModelKind;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  @Column({ type: 'varchar', length: 10 }) foundedOn!: string;
  @Column({ type: 'integer' }) members!: number;
  @Column({ type: 'varchar', length: 36, nullable: true }) replicatedFromId!: string | null;
  /** First model of its lineage, itself where it is no copy: a lineage is read in one statement. */
  @Column({ type: 'varchar', length: 36 }) rootId!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) launchedOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) endedOn!: string | null;
  @Column({ type: 'varchar', length: 1000, nullable: true }) endReason!: string | null;
  @Column({ type: 'simple-json' }) basisIds!: string[];
}
