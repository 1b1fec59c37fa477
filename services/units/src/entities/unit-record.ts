import { Column, PrimaryColumn } from 'typeorm';

/** What every record that a unit keeps for the programme begins with. */
export abstract class UnitRecord {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  /** The unit's area on the day from which the record counts; of drafting until then. */
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  @Column({ type: 'boolean' }) synthetic!: boolean;
}
