import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Level } from './area.ts';

export type RecognitionState = 'RECOGNISED' | 'NOT_MET' | 'REVOKED';
export type Grade = 'EXCELLENT' | 'GOOD' | 'AVERAGE';
export type ReasonCode = 'CRITERIA_NOT_MET' | 'INCIDENT' | 'FALSE_DOSSIER' | 'OTHER';

/** The decision on a registration: the standard is met or not yet met (Circular 124/2021/TT-BCA, Art. 8). */
@Entity('recognition')
@Index('UQ_recognition_registration', ['registrationId'], { unique: true })
@Index('IX_recognition_unit', ['unitId'])
@Index('IX_recognition_round', ['roundYear', 'state'])
@Index('IX_recognition_area', ['areaId'])
export class Recognition {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: RecognitionState;
  @Column({ type: 'varchar', length: 36 }) registrationId!: string;
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  @Column({ type: 'integer' }) roundYear!: number;
  /** As on the registration. */
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  @Column({ type: 'varchar', length: 20, nullable: true }) grade!: Grade | null;
  @Column({ type: 'varchar', length: 64 }) authorityId!: string;
  @Column({ type: 'varchar', length: 20 }) authorityLevel!: Level;
  @Column({ type: 'varchar', length: 60 }) decisionNo!: string;
  @Column({ type: 'varchar', length: 10 }) decidedOn!: string;
  @Column({ type: 'simple-json' }) basisIds!: string[];
  @Column({ type: 'varchar', length: 10, nullable: true }) revokedOn!: string | null;
  @Column({ type: 'varchar', length: 30, nullable: true }) reasonCode!: ReasonCode | null;
  @Column({ type: 'varchar', length: 1000, nullable: true }) reason!: string | null;
  @Column({ type: 'boolean' }) synthetic!: boolean;
}
