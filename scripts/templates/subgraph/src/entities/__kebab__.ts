import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type __Type__State = 'DRAFT' | 'ACTIVE' | 'ENDED';

/** TODO: what a __Type__ is, in one sentence. */
@Entity('__table__')
@Index('IX___table___unit', ['unitId'])
@Index('IX___table___area', ['areaId'])
export class __Type__ {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: __Type__State;
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  /** Of the unit, as valid on the record's date. */
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) endedOn!: string | null;
  /** Invented data for demonstration. */
  @Column({ type: 'boolean' }) synthetic!: boolean;
}
