import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A document that rules and decisions rest on. */
@Entity('legal_document')
export class LegalDocument {
  @PrimaryColumn({ type: 'varchar', length: 40 }) id!: string;
  /** As printed, irregular or not. */
  @Column({ type: 'varchar', length: 60 }) number!: string;
  @Column({ type: 'simple-json' }) aliases!: string[];
  @Column({ type: 'varchar', length: 200 }) issuer!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) issuedOn!: string | null;
  @Column({ type: 'varchar', length: 500 }) subject!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) inForceFrom!: string | null;
  /** Exclusive. */
  @Column({ type: 'varchar', length: 10, nullable: true }) inForceTo!: string | null;
  @Column({ type: 'varchar', length: 40, nullable: true }) replacesId!: string | null;
}
