import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { asBuffer } from '../sealing/bytes-column.ts';
import type { LockedKey } from '../sealing/passphrase.ts';
import type { TipCategory } from './tip.ts';

export type RecipientRole = 'INTAKE' | 'ASSESSOR' | 'SUPERVISOR';

/** An office holder who gets tips, with the key pair that opens them. Made and ended by `npx binhan tips-keys`. */
@Entity('recipient')
@Index('IX_recipient_subject', ['subject'])
@Index('IX_recipient_ref', ['ref'])
export class Recipient {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  /** What the office calls the post; no person's name. */
  @Column({ type: 'varchar', length: 60 }) ref!: string;
  @Column({ type: 'varchar', length: 20 }) role!: RecipientRole;
  /** Subject of the holder's token. */
  @Column({ type: 'varchar', length: 200 }) subject!: string;
  /** Areas whose tips come here, with all that they cover. */
  @Column({ type: 'simple-json' }) areaIds!: string[];
  /** Has learned to talk with children: tips from under 18 go to such (domain.md 5.6). */
  @Column({ type: 'boolean' }) trainedForMinors!: boolean;
  /** Null: every category. */
  @Column({ type: 'simple-json', nullable: true }) categories!: TipCategory[] | null;
  /**
   * Units of whose tips this recipient gets none, sealed under the server's key: a missing wrap and a plain list would tell a
   * thief which unit a tip names.
   */
  @Column({ type: 'blob', transformer: asBuffer }) sealedConflicts!: Buffer;
  /** X25519, base64. */
  @Column({ type: 'varchar', length: 50 }) publicKey!: string;
  /** The private key under the holder's passphrase; null once destroyed. */
  @Column({ type: 'simple-json', nullable: true }) lockedKey!: LockedKey | null;
  @Column({ type: 'varchar', length: 10 }) validFrom!: string;
  /** Exclusive. */
  @Column({ type: 'varchar', length: 10, nullable: true }) validTo!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) revokedOn!: string | null;
  /** The recipient that this one takes over from, at a rotation of keys. */
  @Column({ type: 'varchar', length: 36, nullable: true }) replacesId!: string | null;
}

/** A key pair whose private half lies in a safe: the way to tips whose recipients have lost theirs. */
@Entity('recovery_key')
export class RecoveryKey {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  /** X25519, base64. */
  @Column({ type: 'varchar', length: 50 }) publicKey!: string;
  @Column({ type: 'varchar', length: 10 }) validFrom!: string;
  /** Exclusive; null for the one in use. */
  @Column({ type: 'varchar', length: 10, nullable: true }) validTo!: string | null;
}
