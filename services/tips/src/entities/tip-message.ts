import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { asBuffer } from '../sealing/bytes-column.ts';

/** One message between the sender of a tip and the office, sealed with the data key of the tip. */
@Entity('tip_message')
@Index('UQ_tip_message_place', ['tipId', 'place'], { unique: true })
export class TipMessageRow {
  /** UUIDv4, as of the tip. */
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) tipId!: string;
  /** 1, 2, 3, … in the talk. */
  @Column({ type: 'integer' }) place!: number;
  @Column({ type: 'varchar', length: 10 }) writer!: 'SENDER' | 'OFFICE';
  @Column({ type: 'varchar', length: 10 }) writtenOn!: string;
  @Column({ type: 'blob', transformer: asBuffer }) sealedText!: Buffer;
}
