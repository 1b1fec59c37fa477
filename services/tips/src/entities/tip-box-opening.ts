import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type TipBoxOpeningState = 'RECORDED' | 'CONFIRMED' | 'DISPUTED';

/**
 * One opening of a box by two people. Of its papers it holds numbers alone: no table leads from a tip to an opening, and a
 * transcription leaves neither an instant here nor a line in the audit, by which the two could be matched.
 */
@Entity('tip_box_opening')
@Index('IX_tip_box_opening_box', ['tipBoxId', 'openedOn'])
@Index('IX_tip_box_opening_pending', ['pending', 'closeDueOn'])
export class TipBoxOpening {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: TipBoxOpeningState;
  @Column({ type: 'varchar', length: 36 }) tipBoxId!: string;
  /** Of the box. */
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  /** Of the box. */
  @Column({ type: 'varchar', length: 36, nullable: true }) unitId!: string | null;
  @Column({ type: 'varchar', length: 10 }) openedOn!: string;
  /** The seal that should have been on it. */
  @Column({ type: 'varchar', length: 40 }) expectedSealNo!: string;
  /** The one that was; null when there was none. */
  @Column({ type: 'varchar', length: 40, nullable: true }) foundSealNo!: string | null;
  @Column({ type: 'boolean' }) sealDiffers!: boolean;
  @Column({ type: 'varchar', length: 10, nullable: true }) sealSettledOn!: string | null;
  @Column({ type: 'varchar', length: 40 }) newSealNo!: string;
  /** Papers, by the first person; after a dispute, as a supervisor has decided. */
  @Column({ type: 'integer' }) count!: number;
  /** Papers, by the second. */
  @Column({ type: 'integer', nullable: true }) secondCount!: number | null;
  /** Pseudonym of who recorded it. */
  @Column({ type: 'varchar', length: 36, nullable: true }) openedBy!: string | null;
  /** Pseudonym of who counted again. */
  @Column({ type: 'varchar', length: 36, nullable: true }) countedBy!: string | null;
  @Column({ type: 'integer' }) transcribed!: number;
  @Column({ type: 'integer' }) discarded!: number;
  /** The last day for the second person, and for every paper to be transcribed or discarded. */
  @Column({ type: 'varchar', length: 10 }) closeDueOn!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) papersSettledOn!: string | null;
  /** Something of it waits: those that do are few, and what looks for mismatches reads no others. */
  @Column({ type: 'boolean' }) pending!: boolean;
  /** Invented data for demonstration. */
  @Column({ type: 'boolean' }) synthetic!: boolean;
}
