import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type GuardState = 'DRAFT' | 'ACTIVE' | 'ENDED';

/** TODO: what a Guard is, in one sentence. */
@Entity('guard')
@Index('IX_guard_unit', ['unitId'])
export class Guard {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: GuardState;
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) endedOn!: string | null;
}
