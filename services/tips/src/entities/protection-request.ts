import { Column, Entity, Index, PrimaryColumn, VirtualColumn } from 'typeorm';

export type ProtectionRequestState = 'REQUESTED' | 'PASSED_ON' | 'WITHDRAWN';

/**
 * That the sender of a tip asks for protection (Criminal Procedure Code, Art. 484–486). It stands in plain, so that somebody
 * sees it who has not opened anything; who asks stands in the sealed contact alone.
 */
@Entity('protection_request')
@Index('UQ_protection_request_tip', ['tipId'], { unique: true })
@Index('IX_protection_request_state', ['state', 'requestedOn'])
export class ProtectionRequest {
  /** UUIDv4, as of tips. */
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: ProtectionRequestState;
  @Column({ type: 'varchar', length: 36 }) tipId!: string;
  @Column({ type: 'varchar', length: 10 }) requestedOn!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) passedOn!: string | null;
  /** Number under which the investigating agency has it. */
  @Column({ type: 'varchar', length: 100, nullable: true }) agencyReference!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) withdrawnOn!: string | null;
  /** Invented data for demonstration. */
  @Column({ type: 'boolean' }) synthetic!: boolean;
  /** Who holds the tip holds its request. It is read from the tip each time: a copy could fall behind when a holder loses it. */
  @VirtualColumn({
    type: 'varchar',
    query: (alias) => `SELECT t.recipientIds FROM tip t WHERE t.id = ${alias}.tipId`,
    transformer: { to: (ids: readonly string[]) => ids, from: (text: string | null) => JSON.parse(text ?? '[]') as string[] },
  })
  recipientIds!: string[];
}
