import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type EnrolmentState = 'ENROLLED' | 'PASSED' | 'FAILED' | 'WITHDRAWN';
export type EnrolmentResult = 'PASSED' | 'FAILED';
export type CertificateKind = 'GUARD_SKILLS' | 'FIRE_SAFETY';

/** A guard's place in a class. The guard is a random id: the name stays in `personnel`. */
@Entity('enrolment')
@Index('UQ_enrolment_live', ['liveKey'], { unique: true })
@Index('IX_enrolment_class', ['classId'])
@Index('IX_enrolment_guard', ['guardId'])
@Index('IX_enrolment_unit', ['unitId'])
@Index('IX_enrolment_expiry', ['state', 'expiresOn'])
export class Enrolment {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: EnrolmentState;
  @Column({ type: 'varchar', length: 36 }) classId!: string;
  @Column({ type: 'varchar', length: 36 }) guardId!: string;
  /** `class:guard` until it is withdrawn: the unique index gives a guard one place in a class. */
  @Column({ type: 'varchar', length: 80, nullable: true }) liveKey!: string | null;
  /** Unit of the guard, and where it lay on the first day of the class. */
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  @Column({ type: 'varchar', length: 40 }) unitAreaId!: string;
  /** Organiser and commune of the class: they decide who sees it. */
  @Column({ type: 'varchar', length: 200 }) ownerId!: string;
  @Column({ type: 'varchar', length: 40, nullable: true }) areaId!: string | null;
  /** As the organiser entered it; it counts once an officer has verified the class. */
  @Column({ type: 'varchar', length: 10, nullable: true }) result!: EnrolmentResult | null;
  /** Subject of who entered it last: somebody else verifies the class. */
  @Column({ type: 'varchar', length: 200, nullable: true }) markedBy!: string | null;
  @Column({ type: 'varchar', length: 20, nullable: true }) certificateKind!: CertificateKind | null;
  @Column({ type: 'varchar', length: 64, nullable: true }) issuedBy!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) issuedOn!: string | null;
  /** First day on which the certificate is no longer valid; null without an end. */
  @Column({ type: 'varchar', length: 10, nullable: true }) expiresOn!: string | null;
  @Column({ type: 'boolean' }) synthetic!: boolean;
}
