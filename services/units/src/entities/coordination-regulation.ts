import { Column, Entity, Index } from 'typeorm';
import { UnitRecord } from './unit-record.ts';

export type CoordinationRegulationState = 'DRAFT' | 'SIGNED' | 'EXPIRED' | 'REPLACED' | 'ENDED';
export type CoordinationTheme = 'SECURITY_ORDER' | 'TRAFFIC' | 'FIRE' | 'SCHOOL_SAFETY' | 'GUARDING_ECONOMIC' | 'OTHER';

/** A regulation on how a unit and authorities, the police first, work together. */
@Entity('coordination_regulation')
@Index('IX_coordination_regulation_unit', ['unitId'])
@Index('IX_coordination_regulation_end', ['state', 'endsOn'])
@Index('IX_coordination_regulation_area', ['areaId'])
export class CoordinationRegulation extends UnitRecord {
  @Column({ type: 'varchar', length: 30 }) state!: CoordinationRegulationState;
  @Column({ type: 'varchar', length: 30 }) theme!: CoordinationTheme;
  /** For people; it never leaves the service. */
  @Column({ type: 'varchar', length: 300 }) title!: string;
  @Column({ type: 'varchar', length: 60 }) documentNumber!: string;
  /** Who signs beside the unit. */
  @Column({ type: 'simple-json' }) authorityIds!: string[];
  /** The regulation that this one takes the place of when it is signed. */
  @Column({ type: 'varchar', length: 36, nullable: true }) replacesId!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) signedOn!: string | null;
  /** Last day in force; null while none was agreed. */
  @Column({ type: 'varchar', length: 10, nullable: true }) endsOn!: string | null;
  /** Day on which it was ended or replaced. */
  @Column({ type: 'varchar', length: 10, nullable: true }) endedOn!: string | null;
  @Column({ type: 'varchar', length: 1000, nullable: true }) endReason!: string | null;
  @Column({ type: 'simple-json' }) basisIds!: string[];
}
