import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type CertificateState = 'VALID' | 'REVOKED';
export type CertificateKind = 'GUARD_SKILLS' | 'FIRE_SAFETY';

/** What a guard was certified for, and for how long. That it has expired follows from the day and is no state. */
@Entity('certificate')
// What readiness looks at, so that it reads the index alone.
@Index('IX_certificate_guard', ['guardId', 'kind', 'issuedOn', 'expiresOn', 'revokedOn'])
@Index('IX_certificate_expiry', ['expiresOn', 'id'])
export class Certificate {
  /** Of a certificate that came from a class: the id of the enrolment, so that it is made once. */
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: CertificateState;
  @Column({ type: 'varchar', length: 36 }) guardId!: string;
  /** Unit and area of the guard: they decide who sees it. */
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  @Column({ type: 'varchar', length: 20 }) kind!: CertificateKind;
  /** Id of the authority. */
  @Column({ type: 'varchar', length: 64 }) issuedBy!: string;
  @Column({ type: 'varchar', length: 10 }) issuedOn!: string;
  /** First day on which it is no longer valid; null without an end. */
  @Column({ type: 'varchar', length: 10, nullable: true }) expiresOn!: string | null;
  @Column({ type: 'varchar', length: 36, nullable: true }) classId!: string | null;
  @Column({ type: 'varchar', length: 60, nullable: true }) number!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) revokedOn!: string | null;
  @Column({ type: 'varchar', length: 500, nullable: true }) stateReason!: string | null;
  @Column({ type: 'boolean' }) synthetic!: boolean;
}
