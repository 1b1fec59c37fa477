import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type TipBoxState = 'INSTALLED' | 'ACTIVE' | 'REMOVED';

/**
 * A box for tips on paper. All of it stands in plain: it hangs in public. What must never stand here, in its openings or in
 * its custody record is which tip was found in it.
 */
@Entity('tip_box')
@Index('UQ_tip_box_code', ['code'], { unique: true })
@Index('IX_tip_box_due', ['state', 'openDueOn'])
@Index('IX_tip_box_area', ['areaId'])
@Index('IX_tip_box_unit', ['unitId'])
export class TipBox {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: TipBoxState;
  /** Painted on the box. */
  @Column({ type: 'varchar', length: 40 }) code!: string;
  @Column({ type: 'varchar', length: 200 }) place!: string;
  /** Commune as valid on the day it was entered. */
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  /** The unit in whose house it hangs. */
  @Column({ type: 'varchar', length: 36, nullable: true }) unitId!: string | null;
  /** The office that keeps its key; no person's name. */
  @Column({ type: 'varchar', length: 120 }) custodian!: string;
  /** Of the seal on it now; null before the first. */
  @Column({ type: 'varchar', length: 40, nullable: true }) sealNo!: string | null;
  @Column({ type: 'varchar', length: 10 }) installedOn!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) activatedOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) removedOn!: string | null;
  @Column({ type: 'integer' }) openEveryDays!: number;
  /** Of the last opening whose count two people have agreed on, and that count. */
  @Column({ type: 'varchar', length: 10, nullable: true }) lastOpenedOn!: string | null;
  @Column({ type: 'integer', nullable: true }) lastCount!: number | null;
  /** The last day on which it has to be opened; null before it is sealed and after its removal. */
  @Column({ type: 'varchar', length: 10, nullable: true }) openDueOn!: string | null;
  /** Invented data for demonstration. */
  @Column({ type: 'boolean' }) synthetic!: boolean;
}
