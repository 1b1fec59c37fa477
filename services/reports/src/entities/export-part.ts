import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A piece of 32 KiB of a file of an export: a larger value would not go into a portable column. */
@Entity('export_part')
export class ExportPart {
  @PrimaryColumn({ type: 'varchar', length: 36 }) exportId!: string;
  /** Place of the file in `Export.files`: 0, 1. */
  @PrimaryColumn({ type: 'integer' }) file!: number;
  /** 1, 2, 3, … */
  @PrimaryColumn({ type: 'integer' }) place!: number;
  // The embedded database hands out an ArrayBuffer.
  @Column({ type: 'blob', transformer: { to: (value: Buffer) => value, from: (value: ArrayBuffer) => Buffer.from(value) } })
  bytes!: Buffer;
}
