import { Column, Entity, Index } from 'typeorm';
import { AudienceLine, Fact } from './fact.ts';

/** An awareness session. */
@Entity('session_fact')
@Index('IX_session_fact_day', ['knownTo', 'heldOn', 'areaId'])
@Index('IX_session_fact_area', ['knownTo', 'areaId', 'heldOn'])
@Index('IX_session_fact_known', ['knownFrom'])
export class SessionFact extends Fact {
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'varchar', length: 30 }) programme!: string;
  @Column({ type: 'varchar', length: 20 }) channel!: string;
  /** `|FIRE|TRAFFIC|`: each between bars, so that one is found by LIKE. */
  @Column({ type: 'varchar', length: 255 }) topics!: string;
  /** Null: not allocated to a commune. */
  @Column({ type: 'varchar', length: 40, nullable: true }) areaId!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) heldOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) plannedOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) reportedOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) verifiedOn!: string | null;
  @Column({ type: 'varchar', length: 20, nullable: true }) countMethod!: string | null;
  /** Attendances over all lines; turns, not people. */
  @Column({ type: 'integer' }) attendance!: number;
}

/** Attendances of a session by unit and audience. */
@Entity('session_line_fact')
@Index('IX_session_line_fact_unit', ['unitId'])
export class SessionLineFact extends AudienceLine {
  @Column({ type: 'integer', nullable: true }) attendance!: number | null;
}
