import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type EquipmentState = 'REQUESTED' | 'PERMITTED' | 'ISSUED' | 'RETIRED' | 'LOST' | 'WITHDRAWN';
export type EquipmentType =
  | 'RUBBER_BATON'
  | 'METAL_BATON'
  | 'ELECTRIC_BATON'
  | 'ARMOUR'
  | 'KNIFE_GLOVES'
  | 'PEPPER_SPRAY'
  | 'FLASHLIGHT_RADIO'
  | 'CAMERA'
  | 'FIRE_EXTINGUISHER';

/** Equipment of one type in a unit. Where it is kept is not recorded (domain.md 2.3). */
@Entity('equipment_holding')
@Index('IX_equipment_holding_unit', ['unitId'])
@Index('IX_equipment_holding_area', ['areaId'])
@Index('IX_equipment_holding_expiry', ['permitExpiresOn', 'id'])
export class EquipmentHolding {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: EquipmentState;
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  @Column({ type: 'varchar', length: 30 }) type!: EquipmentType;
  /** Pieces; until they are issued, pieces asked for. */
  @Column({ type: 'integer' }) held!: number;
  @Column({ type: 'integer' }) usable!: number;
  /** Pieces that the permit is for; null without one, and of a permit older than this column until it is renewed. */
  @Column({ type: 'integer', nullable: true }) permitted!: number | null;
  /** Stays inside the service. */
  @Column({ type: 'varchar', length: 60, nullable: true }) permitNo!: string | null;
  /** First day on which the permit is no longer valid. */
  @Column({ type: 'varchar', length: 10, nullable: true }) permitExpiresOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) countedOn!: string | null;
  @Column({ type: 'varchar', length: 500, nullable: true }) stateReason!: string | null;
  @Column({ type: 'boolean' }) synthetic!: boolean;
}

/** What a unit had of a type in a period, under which permit: readiness is right on any past day. */
@Entity('equipment_count')
@Index('IX_equipment_count_holding', ['holdingId'])
@Index('IX_equipment_count_unit', ['unitId', 'validFrom'])
export class EquipmentCount {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) holdingId!: string;
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  @Column({ type: 'varchar', length: 30 }) type!: EquipmentType;
  @Column({ type: 'integer' }) held!: number;
  @Column({ type: 'integer' }) usable!: number;
  /** Null where no permit is needed. */
  @Column({ type: 'varchar', length: 10, nullable: true }) permitExpiresOn!: string | null;
  @Column({ type: 'varchar', length: 10 }) validFrom!: string;
  /** Exclusive; null while it holds. */
  @Column({ type: 'varchar', length: 10, nullable: true }) validTo!: string | null;
}
