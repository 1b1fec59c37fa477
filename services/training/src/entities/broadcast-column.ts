import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Topic } from '../vocabulary.ts';

export type BroadcastColumnState = 'ACTIVE' | 'ENDED';

/** A regular column of a broadcaster ("chuyên mục"), as "Kiến thức pháp luật" of the provincial radio and television. */
@Entity('broadcast_column')
@Index('IX_broadcast_column_sort', ['sortKey', 'id'])
export class BroadcastColumn {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) state!: BroadcastColumnState;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  /** Sorts by bytes as Vietnamese sorts. */
  @Column({ type: 'varchar', length: 450 }) sortKey!: string;
  @Column({ type: 'varchar', length: 200 }) broadcaster!: string;
  @Column({ type: 'integer' }) editionCount!: number;
  @Column({ type: 'varchar', length: 10, nullable: true }) lastEditionOn!: string | null;
  @Column({ type: 'boolean' }) synthetic!: boolean;
}

/** One edition that was on air. */
@Entity('broadcast_edition')
export class BroadcastEdition {
  @PrimaryColumn({ type: 'varchar', length: 36 }) columnId!: string;
  @PrimaryColumn({ type: 'varchar', length: 10 }) airedOn!: string;
  @Column({ type: 'simple-json' }) topics!: Topic[];
}
