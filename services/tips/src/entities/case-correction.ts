import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a case said before it was put right. Lines are only added, so that every figure that was ever told can be found again. */
@Entity('case_correction')
export class CaseCorrection {
  @PrimaryColumn({ type: 'varchar', length: 36 }) outcomeId!: string;
  /** Version of the record that said so. */
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 10 }) correctedOn!: string;
  /** As it stood before. */
  @Column({ type: 'integer' }) arrestedCount!: number;
  /** As it stood before. */
  @Column({ type: 'varchar', length: 10 }) clarifiedOn!: string;
  @Column({ type: 'varchar', length: 500 }) reason!: string;
}
