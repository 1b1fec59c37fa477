import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the reminders of a certificate or permit have got: each threshold of each date is told once. */
@Entity('reminder')
export class Reminder {
  /** The certificate, or the equipment with the permit. */
  @PrimaryColumn({ type: 'varchar', length: 36 }) itemId!: string;
  @Column({ type: 'varchar', length: 10 }) expiresOn!: string;
  /** Days before the end, the smallest that was told. */
  @Column({ type: 'integer' }) threshold!: number;
}
