import { Column, Entity, PrimaryColumn } from 'typeorm';
import { asBuffer } from '../sealing/bytes-column.ts';

/** How the sender of a tip can be reached, if that was offered: under a key of its own, which supervisors alone can open. */
@Entity('tip_contact')
export class TipContact {
  @PrimaryColumn({ type: 'varchar', length: 36 }) tipId!: string;
  @Column({ type: 'varchar', length: 10 }) offeredOn!: string;
  @Column({ type: 'blob', transformer: asBuffer }) sealedContact!: Buffer;
}
