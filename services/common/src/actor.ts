import { Column, Entity, type EntityManager, Index, PrimaryColumn } from 'typeorm';
import { v4 } from 'uuid';
import type { Viewer } from './viewer.ts';

/** The random pseudonym under which a person acts in this service's events. The link stays here. */
@Entity('actor')
@Index('UQ_actor_subject', ['subject'], { unique: true })
export class Actor {
  @PrimaryColumn({ type: 'varchar', length: 36 }) ref!: string;
  @Column({ type: 'varchar', length: 200 }) subject!: string;
}

/** The viewer's pseudonym, made at the first write; the house itself and the public have none. */
export async function actorRef(manager: EntityManager, { subject, system }: Viewer): Promise<string | null> {
  if (!subject || system) return null;
  const known = await manager.findOneBy(Actor, { subject });
  if (known) return known.ref;
  const ref = v4();
  await manager.insert(Actor, { ref, subject });
  return ref;
}
