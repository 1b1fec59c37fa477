import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Body, SessionProgramme } from '../vocabulary.ts';

export type CampaignState = 'ACTIVE' | 'CLOSED';

/** A wave of sessions with one aim, called for by a document. */
@Entity('campaign')
@Index('IX_campaign_day', ['firstDay', 'id'])
export class Campaign {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: CampaignState;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  @Column({ type: 'varchar', length: 30 }) programme!: SessionProgramme;
  @Column({ type: 'varchar', length: 10 }) firstDay!: string;
  @Column({ type: 'varchar', length: 10 }) lastDay!: string;
  @Column({ type: 'simple-json' }) organisers!: Body[];
  @Column({ type: 'simple-json' }) basisIds!: string[];
  @Column({ type: 'boolean' }) synthetic!: boolean;
}
