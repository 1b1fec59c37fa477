import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A challenge that has served. It stands here until it would have expired, so that every replica knows, and up to the whole hour after. */
@Entity('spent_challenge')
@Index('IX_spent_challenge_expiry', ['expiresAt'])
export class SpentChallenge {
  @PrimaryColumn({ type: 'varchar', length: 30 }) id!: string;
  @Column({ type: 'datetime', precision: 3 }) expiresAt!: Date;
}
