import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * Under which province the sums of an area stand. The row is also a lock: who adds sums of an area shares it, who moves them
 * to another province has it alone, so that sums do not depend on whether facts or areas came first.
 */
@Entity('province_of_area')
@Index('IX_province_of_area_province', ['provinceId'])
export class ProvinceOfArea {
  @PrimaryColumn({ type: 'varchar', length: 40 }) areaId!: string;
  /** A province; empty: none is known yet. */
  @Column({ type: 'varchar', length: 40 }) provinceId!: string;
}

/** What the last comparison of a table of sums with its facts found. */
@Entity('rollup_check')
export class RollupCheck {
  @PrimaryColumn({ type: 'varchar', length: 40 }) tableName!: string;
  @Column({ type: 'datetime', precision: 3 }) checkedAt!: Date;
  /** Sums that are not those of the facts. */
  @Column({ type: 'integer' }) differing!: number;
}

/** A sum kept ready. What is null in the facts is empty in the key. */
export abstract class Rollup {
  /** Rows of the facts' source in it; never 0. */
  @Column({ type: 'integer' }) records!: number;
}
