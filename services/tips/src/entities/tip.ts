import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { asBuffer } from '../sealing/bytes-column.ts';

export type TipState =
  | 'RECEIVED'
  | 'SCREENED'
  | 'CLASSIFIED'
  | 'FORWARDED'
  | 'VERIFYING'
  | 'RESOLVED'
  | 'CLOSED'
  | 'OUT_OF_SCOPE'
  | 'PURGED';
export type TipChannel = 'TIP_BOX' | 'WEB' | 'PHONE' | 'IN_PERSON' | 'LETTER' | 'VNEID';
export type TipUrgency = 'ORDINARY' | 'SOON' | 'NOW';
export type TipLegalKind = 'INFORMATION' | 'DENUNCIATION' | 'CRIME_REPORT';
export type TipValue = 'VALUABLE' | 'PARTIAL' | 'NOT_USEFUL' | 'UNFOUNDED';
export type TipOutcome = 'CASE_OPENED' | 'NOT_OPENED' | 'SUSPENDED' | 'ADMINISTRATIVE' | 'TRANSFERRED' | 'PREVENTED' | 'CLOSED_NO_INFO';
export type TipCategory =
  | 'THEFT'
  | 'ROBBERY'
  | 'FRAUD'
  | 'VIOLENCE'
  | 'SCHOOL_VIOLENCE'
  | 'DRUGS'
  | 'GAMBLING'
  | 'TRAFFICKING'
  | 'CHILD_ABUSE'
  | 'FIRE_HAZARD'
  | 'TRAFFIC'
  | 'ENVIRONMENT'
  | 'VANDALISM'
  | 'SMUGGLING'
  | 'FOREST'
  | 'HARM'
  | 'OTHER_ORDINARY';
export type OtherTopic = 'OFFICIAL_CONDUCT' | 'ADMINISTRATIVE_DECISION' | 'CIVIL_DISPUTE' | 'PUBLIC_AFFAIRS' | 'EMERGENCY';

/**
 * A tip (domain.md 3.2). What stands here in plain is all that a stolen database tells of it: security.md 2 lists it, and
 * nothing may be added without a line there.
 */
@Entity('tip')
@Index('UQ_tip_locator', ['locator'], { unique: true })
@Index('IX_tip_forward', ['state', 'forwardDueAt'])
@Index('IX_tip_closed', ['state', 'closedOn'])
@Index('IX_tip_area', ['areaId'])
@Index('IX_tip_received', ['receivedAt'])
export class Tip {
  /** UUIDv4: an id that holds its time would tell when somebody sat at a computer. */
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: TipState;
  /** Public half of the receipt. */
  @Column({ type: 'varchar', length: 8 }) locator!: string;
  @Column({ type: 'varchar', length: 30 }) salt!: string;
  /** Of the receipt's secret half, under the salt. */
  @Column({ type: 'varchar', length: 50 }) verifier!: string;
  @Column({ type: 'varchar', length: 20 }) channel!: TipChannel;
  @Column({ type: 'varchar', length: 20 }) category!: TipCategory;
  /** A supervisor agreed that OTHER_ORDINARY is one. */
  @Column({ type: 'varchar', length: 10, nullable: true }) categoryConfirmedOn!: string | null;
  /** Null once erased: no figure asks for it. */
  @Column({ type: 'varchar', length: 20, nullable: true }) urgency!: TipUrgency | null;
  /** Commune as valid on the day it came. */
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  /** Beginning of the hour in which it came: the clocks need no more, and a minute could be held against a badge reader. */
  @Column({ type: 'datetime', precision: 3 }) receivedAt!: Date;
  /** Which dated rules its clocks follow. */
  @Column({ type: 'varchar', length: 20 }) clockRuleId!: string;
  @Column({ type: 'datetime', precision: 3 }) forwardDueAt!: Date;
  @Column({ type: 'varchar', length: 10, nullable: true }) forwardedOn!: string | null;
  @Column({ type: 'boolean' }) forwardedLate!: boolean;
  @Column({ type: 'varchar', length: 10 }) acknowledgeDueOn!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) acknowledgedOn!: string | null;
  @Column({ type: 'varchar', length: 10 }) resolveDueOn!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) resolvedOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) extendedOn!: string | null;
  @Column({ type: 'varchar', length: 100, nullable: true }) procuracyReference!: string | null;
  @Column({ type: 'varchar', length: 20, nullable: true }) legalKind!: TipLegalKind | null;
  @Column({ type: 'varchar', length: 20, nullable: true }) value!: TipValue | null;
  /** Pseudonym of the assessor, so that the second person is another. */
  @Column({ type: 'varchar', length: 36, nullable: true }) valuedBy!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) valueConfirmedOn!: string | null;
  /** Known only of a confirmed VALUABLE one. */
  @Column({ type: 'varchar', length: 20, nullable: true }) sourceUnitKind!: string | null;
  @Column({ type: 'varchar', length: 20, nullable: true }) outcome!: TipOutcome | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) closedOn!: string | null;
  /** Where the sender of one that is out of scope is told to turn to. */
  @Column({ type: 'varchar', length: 30, nullable: true }) otherTopic!: OtherTopic | null;
  /** Who holds a wrap of the data key: the same as in tip_wrap. */
  @Column({ type: 'simple-json' }) recipientIds!: string[];
  /** Sealed; null once erased. */
  @Column({ type: 'blob', nullable: true, transformer: asBuffer }) sealedText!: Buffer | null;
  /** Unit, period, source, age and language as JSON, sealed; null once erased. */
  @Column({ type: 'blob', nullable: true, transformer: asBuffer }) sealedDetails!: Buffer | null;
  /** Invented data for demonstration. */
  @Column({ type: 'boolean' }) synthetic!: boolean;
}
