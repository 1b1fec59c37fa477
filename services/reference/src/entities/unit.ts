import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A unit as `units` publishes it: from its activation on, and for ever. */
@Entity('unit_ref')
@Index('IX_unit_ref_area', ['areaId'])
export class UnitRef {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  /** Unique in `units`; not here, where events of two units that exchange their codes come in any order. */
  @Column({ type: 'varchar', length: 40 }) code!: string;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  /** AGENCY, ENTERPRISE, SCHOOL. */
  @Column({ type: 'varchar', length: 20 }) kind!: string;
  @Column({ type: 'varchar', length: 30, nullable: true }) subKind!: string | null;
  /** ACTIVE, SUSPENDED, MERGED, DISSOLVED. */
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'varchar', length: 20 }) managementLevel!: string;
  /** Where it lies today; unit_place has the other days. */
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  @Column({ type: 'boolean' }) isKeyEconomic!: boolean;
  @Column({ type: 'boolean' }) isLarge!: boolean;
  @Column({ type: 'boolean' }) fireRisk!: boolean;
  @Column({ type: 'integer', nullable: true }) headcountStaff!: number | null;
  @Column({ type: 'integer', nullable: true }) headcountPupils!: number | null;
  @Column({ type: 'varchar', length: 10 }) openedOn!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) closedOn!: string | null;
  @Column({ type: 'varchar', length: 36, nullable: true }) successorId!: string | null;
  @Column({ type: 'boolean' }) synthetic!: boolean;
}

/** Where a unit lay, and since when: records keep the area that was valid on their date. */
@Entity('unit_place')
@Index('IX_unit_place_area', ['areaId'])
export class UnitPlace {
  @PrimaryColumn({ type: 'varchar', length: 36 }) unitId!: string;
  @PrimaryColumn({ type: 'varchar', length: 10 }) validFrom!: string;
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  /** Exclusive. */
  @Column({ type: 'varchar', length: 10, nullable: true }) validTo!: string | null;
}
