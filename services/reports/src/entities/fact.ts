import { Column, PrimaryColumn } from 'typeorm';

/** `knownTo` of the newest version. */
export const stillKnown = '9999-12-31T00:00:00.000Z';

/**
 * What every fact has. One row for each published version of an aggregate, so that what was known on any past day can be
 * asked again. Nothing here depends on the order in which topics arrive: a rebuild gives the same rows.
 */
export abstract class Fact {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  /** Time of the event as ISO text in UTC, which both databases compare alike. */
  @Column({ type: 'varchar', length: 24 }) knownFrom!: string;
  /** Time of the next version, exclusive; `stillKnown` for the newest. */
  @Column({ type: 'varchar', length: 24 }) knownTo!: string;
  @Column({ type: 'boolean' }) synthetic!: boolean;
}

/** A fact of a unit: what it can be counted by is the unit as of the record's date (domain.md 4). */
export abstract class UnitRecordFact extends Fact {
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  @Column({ type: 'varchar', length: 20 }) unitKind!: string;
  @Column({ type: 'varchar', length: 30, nullable: true }) subKind!: string | null;
  @Column({ type: 'varchar', length: 20 }) managementLevel!: string;
  @Column({ type: 'boolean' }) isKeyEconomic!: boolean;
  @Column({ type: 'boolean' }) isLarge!: boolean;
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
}

/** A fact of a unit or, with no unit in it, of an area or a body. */
export abstract class AreaRecordFact extends Fact {
  @Column({ type: 'varchar', length: 36, nullable: true }) unitId!: string | null;
  @Column({ type: 'varchar', length: 20, nullable: true }) unitKind!: string | null;
  @Column({ type: 'varchar', length: 30, nullable: true }) subKind!: string | null;
  @Column({ type: 'varchar', length: 20, nullable: true }) managementLevel!: string | null;
  @Column({ type: 'boolean', nullable: true }) isKeyEconomic!: boolean | null;
  @Column({ type: 'boolean', nullable: true }) isLarge!: boolean | null;
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
}

/** A line of a fact that lists or counts several things; it is known as long as its version of the fact. */
export abstract class FactLine {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @PrimaryColumn({ type: 'integer' }) line!: number;
}

/** A line that counts a group of people, of a unit or of none. */
export abstract class AudienceLine extends FactLine {
  @Column({ type: 'varchar', length: 36, nullable: true }) unitId!: string | null;
  @Column({ type: 'varchar', length: 20, nullable: true }) unitKind!: string | null;
  @Column({ type: 'varchar', length: 30, nullable: true }) subKind!: string | null;
  @Column({ type: 'varchar', length: 20, nullable: true }) managementLevel!: string | null;
  @Column({ type: 'boolean', nullable: true }) isKeyEconomic!: boolean | null;
  @Column({ type: 'boolean', nullable: true }) isLarge!: boolean | null;
  @Column({ type: 'varchar', length: 20 }) audience!: string;
}
