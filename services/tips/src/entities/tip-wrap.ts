import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A key of a tip for one who may open it: a recipient, the mailbox, or a recovery key. */
@Entity('tip_wrap')
@Index('IX_tip_wrap_holder', ['holder'])
export class TipWrap {
  @PrimaryColumn({ type: 'varchar', length: 36 }) tipId!: string;
  /** Id of a recipient or of a recovery key, or MAILBOX. */
  @PrimaryColumn({ type: 'varchar', length: 36 }) holder!: string;
  /** What the key opens. */
  @PrimaryColumn({ type: 'varchar', length: 10 }) what!: 'CONTENT' | 'CONTACT';
  /** Base64. */
  @Column({ type: 'varchar', length: 160 }) box!: string;
}

/** The holder that opens with the receipt. */
export const mailboxHolder = 'MAILBOX';
