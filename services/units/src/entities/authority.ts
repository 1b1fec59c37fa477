import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Level } from './area.ts';

export type AuthorityKind = 'POLICE' | 'PEOPLES_COMMITTEE' | 'STEERING_COMMITTEE' | 'FATHERLAND_FRONT' | 'DEPARTMENT';

/** A body of one area in one period. Its hierarchy is dated and is not that of the areas: the police lost its district level four months earlier. */
@Entity('authority')
@Index('IX_authority_area', ['areaId'])
@Index('IX_authority_parent', ['parentId'])
@Index('IX_authority_sort', ['sortKey', 'id'])
export class Authority {
  /** `POLICE:105@2013-12-27` */
  @PrimaryColumn({ type: 'varchar', length: 64 }) id!: string;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  @Column({ type: 'varchar', length: 30 }) kind!: AuthorityKind;
  @Column({ type: 'varchar', length: 20 }) level!: Level;
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  @Column({ type: 'varchar', length: 64, nullable: true }) parentId!: string | null;
  @Column({ type: 'varchar', length: 10 }) validFrom!: string;
  /** Exclusive. */
  @Column({ type: 'varchar', length: 10, nullable: true }) validTo!: string | null;
  @Column({ type: 'varchar', length: 250 }) sortKey!: string;
}
