import { Column, Entity, Index } from 'typeorm';
import { AreaRecordFact } from './fact.ts';

/** A team of a unit or of an area; its members are counted. */
@Entity('team_fact')
@Index('IX_team_fact_day', ['knownTo', 'formedOn', 'areaId'])
@Index('IX_team_fact_known', ['knownFrom'])
export class TeamFact extends AreaRecordFact {
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'varchar', length: 20 }) kind!: string;
  @Column({ type: 'integer' }) memberCount!: number;
  @Column({ type: 'varchar', length: 10 }) formedOn!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) disbandedOn!: string | null;
}
