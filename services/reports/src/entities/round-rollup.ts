import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Rollup } from './rollup.ts';

/** By what records of units are summed up. */
abstract class UnitRollup extends Rollup {
  @PrimaryColumn({ type: 'varchar', length: 20 }) unitKind!: string;
  @PrimaryColumn({ type: 'varchar', length: 20 }) managementLevel!: string;
  @PrimaryColumn({ type: 'boolean' }) isKeyEconomic!: boolean;
  @PrimaryColumn({ type: 'boolean' }) isLarge!: boolean;
}

abstract class RegistrationRollup extends UnitRollup {
  @PrimaryColumn({ type: 'varchar', length: 20 }) ruleSetId!: string;
  /** Not withdrawn. */
  @Column({ type: 'integer' }) counted!: number;
}

@Entity('registrations_by_commune')
export class RegistrationsByCommune extends RegistrationRollup {
  @PrimaryColumn({ type: 'varchar', length: 40 }) areaId!: string;
  @PrimaryColumn({ type: 'integer' }) roundYear!: number;
}

@Entity('registrations_by_province')
export class RegistrationsByProvince extends RegistrationRollup {
  @PrimaryColumn({ type: 'integer' }) roundYear!: number;
  @PrimaryColumn({ type: 'varchar', length: 40 }) areaId!: string;
}

abstract class RecognitionRollup extends UnitRollup {
  /** Granted and not revoked, as all below. */
  @Column({ type: 'integer' }) recognised!: number;
  @Column({ type: 'integer' }) excellent!: number;
  @Column({ type: 'integer' }) good!: number;
  @Column({ type: 'integer' }) average!: number;
}

@Entity('recognitions_by_commune')
export class RecognitionsByCommune extends RecognitionRollup {
  @PrimaryColumn({ type: 'varchar', length: 40 }) areaId!: string;
  @PrimaryColumn({ type: 'integer' }) roundYear!: number;
}

@Entity('recognitions_by_province')
export class RecognitionsByProvince extends RecognitionRollup {
  @PrimaryColumn({ type: 'integer' }) roundYear!: number;
  @PrimaryColumn({ type: 'varchar', length: 40 }) areaId!: string;
}
