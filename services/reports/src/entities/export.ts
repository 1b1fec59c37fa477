import type { Problem } from '@binhan/common/errors';
import type { Viewer } from '@binhan/common/viewer';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ExportRequest } from '../exports/export-request.ts';
import type { Format } from '../exports/formats.ts';

export type ExportState = 'QUEUED' | 'RUNNING' | 'READY' | 'FAILED' | 'CANCELLED' | 'EXPIRED';

/** States in which an export still takes one of its owner's places. */
export const openStates: readonly ExportState[] = ['QUEUED', 'RUNNING'];

export type ExportedFile = { name: string; mediaType: string; bytes: number };

/** A file that somebody asked for. It is work and no record of the programme: it has no life and publishes nothing. */
@Entity('export')
@Index('UQ_export_slot', ['ownerId', 'slot'], { unique: true })
@Index('IX_export_owner', ['ownerId', 'id'])
@Index('IX_export_state', ['state', 'id'])
export class Export {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  /** Subject of the token of who asked; nobody else sees it. */
  @Column({ type: 'varchar', length: 200 }) ownerId!: string;
  /** Its place among the owner's open ones, 1 to 5; null when it is done. Unique, so that requests at the same time cannot have more. */
  @Column({ type: 'integer', nullable: true }) slot!: number | null;
  /** The rights of who asked, as they were then: the worker has these and no others. */
  @Column({ type: 'simple-json' }) requester!: Viewer;
  @Column({ type: 'simple-json' }) request!: ExportRequest;
  @Column({ type: 'varchar', length: 10 }) format!: Format;
  @Column({ type: 'varchar', length: 10 }) state!: ExportState;
  /** Counts the beginnings. Who writes for an earlier one has been overtaken, and writes no more. */
  @Column({ type: 'integer' }) attempt!: number;
  @Column({ type: 'integer' }) rowsDone!: number;
  @Column({ type: 'integer', nullable: true }) rowsTotal!: number | null;
  @Column({ type: 'simple-json' }) files!: ExportedFile[];
  @Column({ type: 'simple-json', nullable: true }) failure!: Pick<Problem, 'code' | 'params'> | null;
  @Column({ type: 'datetime', precision: 3 }) requestedAt!: Date;
  @Column({ type: 'datetime', precision: 3, nullable: true }) finishedAt!: Date | null;
  /** When the files are erased. */
  @Column({ type: 'datetime', precision: 3, nullable: true }) expiresAt!: Date | null;
}
