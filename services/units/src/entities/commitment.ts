import { Column, Entity, Index } from 'typeorm';
import { UnitRecord } from './unit-record.ts';

export type CommitmentState = 'DRAFT' | 'SIGNED' | 'EXPIRED' | 'REPLACED';
export type CommitmentKind = 'CAM_KET' | 'GIAO_UOC';

/** A yearly commitment or pledge of a unit's staff, in counts: no list of names exists (domain.md 5.7). */
@Entity('commitment')
@Index('UQ_commitment_live', ['liveKey'], { unique: true })
@Index('IX_commitment_unit', ['unitId'])
@Index('IX_commitment_year', ['year', 'state'])
@Index('IX_commitment_area', ['areaId'])
export class Commitment extends UnitRecord {
  @Column({ type: 'varchar', length: 20 }) state!: CommitmentState;
  @Column({ type: 'varchar', length: 20 }) kind!: CommitmentKind;
  @Column({ type: 'integer' }) year!: number;
  /** `unit:kind:year` while it is signed: the unique index allows one. */
  @Column({ type: 'varchar', length: 60, nullable: true }) liveKey!: string | null;
  @Column({ type: 'integer' }) eligibleCount!: number;
  @Column({ type: 'integer' }) signedCount!: number;
  @Column({ type: 'varchar', length: 10, nullable: true }) signedOn!: string | null;
  @Column({ type: 'simple-json' }) basisIds!: string[];
}
