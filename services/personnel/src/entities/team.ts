import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type TeamState = 'ACTIVE' | 'DISBANDED';
export type TeamKind = 'SELF_MANAGED' | 'FIRE_TEAM' | 'CIVIL_DEFENCE' | 'YOUTH_SHOCK' | 'ANTT_TEAM';

/** A team of a unit or of an area: its members are counted, never listed. */
@Entity('team')
@Index('IX_team_unit', ['unitId'])
@Index('IX_team_area', ['areaId'])
export class Team {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: TeamState;
  @Column({ type: 'varchar', length: 20 }) kind!: TeamKind;
  /** Null for a team of the area. */
  @Column({ type: 'varchar', length: 36, nullable: true }) unitId!: string | null;
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  @Column({ type: 'integer' }) memberCount!: number;
  @Column({ type: 'varchar', length: 10 }) formedOn!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) disbandedOn!: string | null;
  @Column({ type: 'varchar', length: 500, nullable: true }) stateReason!: string | null;
  @Column({ type: 'boolean' }) synthetic!: boolean;
}
