import type { Words } from '@binhan/common/errors';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { EvidenceKind } from '../rule-set-content.ts';
import type { Level } from './area.ts';

export type RegistrationState = 'DRAFT' | 'SUBMITTED' | 'ACCEPTED' | 'RETURNED' | 'SELF_ASSESSED' | 'APPRAISED' | 'DECIDED' | 'WITHDRAWN';

/** Whether records of the unit show that a criterion is met, or its head says so. */
export type CriterionSource = 'RECORDS' | 'ATTESTATION';

/** A record that shows that a criterion is met, in words that stay when the record changes. */
export type Evidence = { kind: EvidenceKind; recordId: string; label: Words; on: string };

/** What the head says of a criterion; from the self-assessment on, what was found of it then. */
export type CriterionAnswer = {
  code: string;
  met: boolean;
  source?: CriterionSource;
  evidence?: Evidence[];
  points?: number | undefined;
  documentNumber?: string | undefined;
  attestedOn: string;
};

/** A paper of the dossier, by kind of the rule set. */
export type DossierDocument = { kind: string; number: string; datedOn: string };

/** A unit's yearly registration for the standard, with its dossier (domain.md 3.2). */
@Entity('registration')
@Index('UQ_registration_live', ['liveKey'], { unique: true })
@Index('IX_registration_unit', ['unitId'])
@Index('IX_registration_round', ['roundYear', 'state'])
@Index('IX_registration_area', ['areaId'])
export class Registration {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: RegistrationState;
  @Column({ type: 'varchar', length: 36 }) unitId!: string;
  @Column({ type: 'integer' }) roundYear!: number;
  @Column({ type: 'varchar', length: 20 }) ruleSetId!: string;
  /** `unit:round` while it lives, null once withdrawn: the unique index allows one live registration. */
  @Column({ type: 'varchar', length: 60, nullable: true }) liveKey!: string | null;
  /** The unit's area on the day of submission; of drafting until then. */
  @Column({ type: 'varchar', length: 40 }) areaId!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) submittedOn!: string | null;
  /** Submitted after the due date of the round. */
  @Column({ type: 'boolean' }) late!: boolean;
  @Column({ type: 'simple-json' }) criteria!: CriterionAnswer[];
  @Column({ type: 'simple-json' }) documents!: DossierDocument[];
  @Column({ type: 'varchar', length: 1000, nullable: true }) returnReason!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) selfAssessedOn!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) appraisedOn!: string | null;
  /** Whether the appraisal proposes to recognise. */
  @Column({ type: 'boolean', nullable: true }) proposed!: boolean | null;
  /** Level of the authority that decides, set by the appraisal. */
  @Column({ type: 'varchar', length: 20, nullable: true }) decidingLevel!: Level | null;
  @Column({ type: 'boolean' }) synthetic!: boolean;
}
