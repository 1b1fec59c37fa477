import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type SessionState = 'DRAFT' | 'ACTIVE' | 'ENDED';

/** TODO: what a Session is, in one sentence. */
@Entity('session')
@Index('IX_session_unit', ['unitId'])
export class Session {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: SessionState;
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) endedOn!: string | null;
}
