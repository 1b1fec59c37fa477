import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type __Type__State = 'DRAFT' | 'ACTIVE' | 'ENDED';

/** TODO: what a __Type__ is, in one sentence. */
@Entity('__table__')
@Index('IX___table___unit', ['unitId'])
export class __Type__ {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: __Type__State;
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) endedOn!: string | null;
}
