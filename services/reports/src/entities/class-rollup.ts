import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Rollup } from './rollup.ts';

abstract class ClassRollup extends Rollup {
  @PrimaryColumn({ type: 'varchar', length: 30 }) programme!: string;
  @PrimaryColumn({ type: 'varchar', length: 20 }) kind!: string;
  /** Of classes that count people. */
  @Column({ type: 'integer' }) learners!: number;
  /** Of these, as the pass rate counts. */
  @Column({ type: 'integer' }) passed!: number;
  /** Of classes that count turns. */
  @Column({ type: 'integer' }) attendances!: number;
}

@Entity('classes_by_commune')
export class ClassesByCommune extends ClassRollup {
  @PrimaryColumn({ type: 'varchar', length: 40 }) areaId!: string;
  /** The first of the month. */
  @PrimaryColumn({ type: 'varchar', length: 10 }) day!: string;
}

@Entity('classes_by_province')
export class ClassesByProvince extends ClassRollup {
  @PrimaryColumn({ type: 'varchar', length: 10 }) day!: string;
  @PrimaryColumn({ type: 'varchar', length: 40 }) areaId!: string;
}
