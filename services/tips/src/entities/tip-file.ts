import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { asBuffer } from '../sealing/bytes-column.ts';

/**
 * A picture that was sent, under a random key of its own. Until a tip takes it, the sender's token alone holds that key, so that
 * nobody can open what was never sent off; then it stands here, under the tip's data key.
 */
@Entity('tip_file')
@Index('IX_tip_file_tip', ['tipId'])
@Index('IX_tip_file_expiry', ['expiresAt'])
export class TipFile {
  /** UUIDv4, as of the tip. */
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  /** The tip that took it. */
  @Column({ type: 'varchar', length: 36, nullable: true }) tipId!: string | null;
  /** Key, kind and size as JSON, sealed with the data key of the tip. */
  @Column({ type: 'blob', nullable: true, transformer: asBuffer }) sealedDetails!: Buffer | null;
  /** When it is erased unless a tip takes it before: a whole hour. Null in a tip. */
  @Column({ type: 'datetime', precision: 3, nullable: true }) expiresAt!: Date | null;
}

/** One piece of a picture. Only all of them, in their places, open (sealing/sealed-file.ts). */
@Entity('tip_file_part')
export class TipFilePart {
  @PrimaryColumn({ type: 'varchar', length: 36 }) fileId!: string;
  /** 1, 2, 3, … */
  @PrimaryColumn({ type: 'integer' }) place!: number;
  @Column({ type: 'blob', transformer: asBuffer }) sealed!: Buffer;
}
