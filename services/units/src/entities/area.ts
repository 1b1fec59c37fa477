import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An administrative area in one period of validity. A code is unique only with `validFrom`: half of them were given anew in 2025. */
@Entity('area')
@Index('UQ_area_code', ['code', 'validFrom'], { unique: true })
@Index('IX_area_parent', ['parentId'])
@Index('IX_area_sort', ['sortKey', 'id'])
export class Area {
  /** `03388@2025-07-01` */
  @PrimaryColumn({ type: 'varchar', length: 40 }) id!: string;
  @Column({ type: 'varchar', length: 10 }) code!: string;
  @Column({ type: 'varchar', length: 100 }) name!: string;
  /** tỉnh, huyện, thành phố, xã, phường, thị trấn */
  @Column({ type: 'varchar', length: 20 }) type!: string;
  @Column({ type: 'varchar', length: 20 }) level!: Level;
  @Column({ type: 'varchar', length: 40, nullable: true }) parentId!: string | null;
  @Column({ type: 'varchar', length: 10 }) validFrom!: string;
  /** Exclusive; null while it is valid. */
  @Column({ type: 'varchar', length: 10, nullable: true }) validTo!: string | null;
  @Column({ type: 'varchar', length: 40, nullable: true }) basisId!: string | null;
  @Column({ type: 'varchar', length: 120 }) foldedName!: string;
  @Column({ type: 'varchar', length: 250 }) sortKey!: string;
}

export type Level = 'PROVINCE' | 'DISTRICT' | 'COMMUNE';

/** What became of an area when the tree was changed; re-aggregation goes from old to new only (domain.md 2.6). */
@Entity('area_succession')
@Index('IX_area_succession_to', ['toId'])
export class AreaSuccession {
  @PrimaryColumn({ type: 'varchar', length: 40 }) fromId!: string;
  @PrimaryColumn({ type: 'varchar', length: 40 }) toId!: string;
  @Column({ type: 'varchar', length: 10 }) kind!: 'KEEP' | 'RENAME' | 'MERGE';
  @Column({ type: 'varchar', length: 10 }) takesEffectOn!: string;
}

/** Each area with all that a claim on it or a figure of it covers: itself and what it succeeded, with all that lay in these. */
@Entity('area_cover')
@Index('IX_area_cover_covered', ['coveredId'])
export class AreaCover {
  @PrimaryColumn({ type: 'varchar', length: 40 }) areaId!: string;
  @PrimaryColumn({ type: 'varchar', length: 40 }) coveredId!: string;
}
