import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A legal document that decisions rest on, as `units` publishes it. */
@Entity('legal_document_ref')
export class LegalDocumentRef {
  @PrimaryColumn({ type: 'varchar', length: 40 }) id!: string;
  /** As printed: `06/2013/NĐ-CP`. */
  @Column({ type: 'varchar', length: 60 }) number!: string;
}
