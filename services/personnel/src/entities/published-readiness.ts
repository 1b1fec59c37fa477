import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The readiness of a unit as it was last published: only what differs from it is published again. */
@Entity('published_readiness')
export class PublishedReadiness {
  /** The unit. */
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'integer' }) version!: number;
  /** As in the event, without its day; empty before the first. */
  @Column({ type: 'varchar', length: 2000 }) content!: string;
}
