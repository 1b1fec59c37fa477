import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type TipBoxAct = 'INSTALLED' | 'SEALED' | 'OPENED' | 'COUNTED' | 'DISPUTED' | 'DECIDED' | 'SETTLED' | 'CORRECTED' | 'REMOVED';

/** One line of a box's custody record: who had it in hand, and under which seal it was left. Lines are only added. */
@Entity('tip_box_custody')
@Index('UQ_tip_box_custody_line', ['tipBoxId', 'line'], { unique: true })
export class TipBoxCustody {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) tipBoxId!: string;
  /** 1, 2, 3, … of the box. */
  @Column({ type: 'integer' }) line!: number;
  @Column({ type: 'varchar', length: 20 }) act!: TipBoxAct;
  @Column({ type: 'varchar', length: 10 }) doneOn!: string;
  /** Pseudonym of who did it. */
  @Column({ type: 'varchar', length: 36, nullable: true }) actor!: string | null;
  /** On the box after the act. */
  @Column({ type: 'varchar', length: 40, nullable: true }) sealNo!: string | null;
  @Column({ type: 'varchar', length: 120 }) custodian!: string;
}
