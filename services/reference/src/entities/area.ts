import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An area as `units` publishes it. */
@Entity('area_ref')
export class AreaRef {
  /** `03388@2025-07-01` */
  @PrimaryColumn({ type: 'varchar', length: 40 }) id!: string;
  @Column({ type: 'varchar', length: 10 }) code!: string;
  @Column({ type: 'varchar', length: 100 }) name!: string;
  /** tỉnh, huyện, thành phố, xã, phường, thị trấn */
  @Column({ type: 'varchar', length: 20 }) type!: string;
  @Column({ type: 'varchar', length: 20 }) level!: string;
  @Column({ type: 'varchar', length: 40, nullable: true }) parentId!: string | null;
  @Column({ type: 'varchar', length: 10 }) validFrom!: string;
  /** Exclusive; null while it is valid. */
  @Column({ type: 'varchar', length: 10, nullable: true }) validTo!: string | null;
}

/** What a claim on an area or a figure of it covers: the area and what it succeeded, with all that lay in these. */
@Entity('area_cover')
@Index('IX_area_cover_covered', ['coveredId'])
export class AreaCover {
  @PrimaryColumn({ type: 'varchar', length: 40 }) areaId!: string;
  @PrimaryColumn({ type: 'varchar', length: 40 }) coveredId!: string;
}
