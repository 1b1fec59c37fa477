import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Guard readiness of a unit as `personnel` published it last. */
@Entity('unit_readiness')
export class UnitReadiness {
  @PrimaryColumn({ type: 'varchar', length: 36 }) unitId!: string;
  @Column({ type: 'varchar', length: 10 }) assessedOn!: string;
  @Column({ type: 'boolean' }) ready!: boolean;
  /** Codes of what lowers it. */
  @Column({ type: 'simple-json' }) reasons!: string[];
}
