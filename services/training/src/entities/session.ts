import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CountMethod } from '../headcount.ts';
import type { Audience, Body, Channel, SessionProgramme, Topic } from '../vocabulary.ts';

export type SessionState = 'PLANNED' | 'HELD' | 'REPORTED' | 'VERIFIED' | 'SUPERSEDED' | 'CANCELLED';

/** An awareness session ("buổi"). Once verified it never changes: a correction is another row (domain.md 3.5). */
@Entity('session')
@Index('UQ_session_correction', ['correctionKey'], { unique: true })
@Index('IX_session_held', ['state', 'heldOn'])
@Index('IX_session_area', ['areaId'])
@Index('IX_session_owner', ['ownerId'])
@Index('IX_session_campaign', ['campaignId'])
@Index('IX_session_model', ['modelId'])
export class Session {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: SessionState;
  /** Subject of the token of the organiser. It never leaves the service. */
  @Column({ type: 'varchar', length: 200 }) ownerId!: string;
  /** Subject of the token of who reported the numbers: somebody else verifies them. It never leaves the service. */
  @Column({ type: 'varchar', length: 200, nullable: true }) reporterId!: string | null;
  @Column({ type: 'varchar', length: 30 }) programme!: SessionProgramme;
  @Column({ type: 'varchar', length: 20 }) channel!: Channel;
  @Column({ type: 'simple-json' }) topics!: Topic[];
  @Column({ type: 'simple-json' }) organisers!: Body[];
  @Column({ type: 'simple-json' }) partners!: Body[];
  /** Commune of the day; null: not allocated to one, said so by who entered it. */
  @Column({ type: 'varchar', length: 40, nullable: true }) areaId!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) plannedOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) heldOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) reportedOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) verifiedOn!: string | null;
  @Column({ type: 'varchar', length: 300, nullable: true }) place!: string | null;
  @Column({ type: 'varchar', length: 36, nullable: true }) campaignId!: string | null;
  @Column({ type: 'varchar', length: 36, nullable: true }) modelId!: string | null;
  /** Units of the lines: they decide who sees it. */
  @Column({ type: 'simple-json' }) unitIds!: string[];
  @Column({ type: 'varchar', length: 20, nullable: true }) countMethod!: CountMethod | null;
  /** Why it was returned or cancelled. */
  @Column({ type: 'varchar', length: 500, nullable: true }) reason!: string | null;
  /** 1, and one more for each correction. */
  @Column({ type: 'integer' }) versionNumber!: number;
  @Column({ type: 'varchar', length: 500, nullable: true }) correctionReason!: string | null;
  @Column({ type: 'varchar', length: 36, nullable: true }) correctsId!: string | null;
  /** What it corrects until it is cancelled: the unique index allows one live correction of a session. */
  @Column({ type: 'varchar', length: 36, nullable: true }) correctionKey!: string | null;
  @Column({ type: 'boolean' }) synthetic!: boolean;
}

/** Who came to a session, of which unit. The attendance of a session is the sum of its lines. */
@Entity('session_line')
@Index('IX_session_line_unit', ['unitId'])
export class SessionLine {
  @PrimaryColumn({ type: 'varchar', length: 36 }) sessionId!: string;
  @PrimaryColumn({ type: 'integer' }) lineNo!: number;
  @Column({ type: 'varchar', length: 36, nullable: true }) unitId!: string | null;
  /** Where the unit lay on that day. */
  @Column({ type: 'varchar', length: 40, nullable: true }) unitAreaId!: string | null;
  @Column({ type: 'varchar', length: 20 }) audience!: Audience;
  /** Null until it is reported. */
  @Column({ type: 'integer', nullable: true }) attendance!: number | null;
}
