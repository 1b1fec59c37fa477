import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Level } from './area.ts';

export type UnitKind = 'AGENCY' | 'ENTERPRISE' | 'SCHOOL';
export type UnitState = 'DRAFT' | 'ACTIVE' | 'SUSPENDED' | 'MERGED' | 'DISSOLVED';
export type UnitSize = 'MICRO' | 'SMALL' | 'MEDIUM' | 'LARGE';
export type UnitSubKind =
  | 'PARTY_STATE_ORG'
  | 'PUBLIC_SERVICE'
  | 'STATE_ENTERPRISE'
  | 'PRIVATE_ENTERPRISE'
  | 'COOPERATIVE'
  | 'PRESCHOOL'
  | 'PRIMARY'
  | 'LOWER_SEC'
  | 'UPPER_SEC'
  | 'VOCATIONAL_COLLEGE';

/** An agency, enterprise or school of the programme (domain.md 3.2). */
@Entity('unit')
@Index('UQ_unit_code', ['code'], { unique: true })
@Index('IX_unit_sort', ['sortKey', 'id'])
@Index('IX_unit_area', ['areaId'])
export class Unit {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: UnitState;
  @Column({ type: 'varchar', length: 40 }) code!: string;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  @Column({ type: 'simple-json' }) aliases!: string[];
  /** Name and aliases without diacritics, for search. */
  @Column({ type: 'varchar', length: 1000 }) foldedName!: string;
  /** Sorts by bytes as Vietnamese sorts. */
  @Column({ type: 'varchar', length: 450 }) sortKey!: string;
  @Column({ type: 'varchar', length: 20 }) kind!: UnitKind;
  @Column({ type: 'varchar', length: 30, nullable: true }) subKind!: UnitSubKind | null;
  /** Of an enterprise; the rule sets exclude small ones. */
  @Column({ type: 'varchar', length: 10, nullable: true }) size!: UnitSize | null;
  @Column({ type: 'varchar', length: 20 }) managementLevel!: Level;
  /** The area of today; the areas of other days are in unit_area. */
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  @Column({ type: 'integer', nullable: true }) headcountStaff!: number | null;
  @Column({ type: 'integer', nullable: true }) headcountPupils!: number | null;
  @Column({ type: 'boolean' }) isKeyEconomic!: boolean;
  @Column({ type: 'boolean' }) fireRisk!: boolean;
  /** An office's phone number in E.164, never a person's. */
  @Column({ type: 'varchar', length: 20, nullable: true }) publicContact!: string | null;
  @Column({ type: 'varchar', length: 10 }) openedOn!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) closedOn!: string | null;
  @Column({ type: 'varchar', length: 36, nullable: true }) successorId!: string | null;
  /** Why it was suspended, merged or dissolved. */
  @Column({ type: 'varchar', length: 500, nullable: true }) stateReason!: string | null;
  /** Invented data for demonstration. */
  @Column({ type: 'boolean' }) synthetic!: boolean;
}

/** Where a unit was, and when: records keep the area that was valid on their date. */
@Entity('unit_area')
@Index('IX_unit_area_area', ['areaId'])
export class UnitArea {
  @PrimaryColumn({ type: 'varchar', length: 36 }) unitId!: string;
  @PrimaryColumn({ type: 'varchar', length: 10 }) validFrom!: string;
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  /** Exclusive. */
  @Column({ type: 'varchar', length: 10, nullable: true }) validTo!: string | null;
}
