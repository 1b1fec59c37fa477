import { createHash } from 'node:crypto';
import { Column, Entity, Index, LessThan, Like, Not, PrimaryColumn } from 'typeorm';
import { Problem } from './errors.ts';
import type { Job } from './job.ts';
import type { Tx } from './transaction.ts';

/** The first answer to a `clientMutationId` of a viewer, so that a retry gets the same one. */
@Entity('mutation_replay')
@Index('IX_mutation_replay_at', ['at'])
export class MutationReplay {
  @PrimaryColumn({ type: 'varchar', length: 200 }) subject!: string;
  @PrimaryColumn({ type: 'varchar', length: 80 }) mutation!: string;
  @PrimaryColumn({ type: 'varchar', length: 80 }) clientMutationId!: string;
  @Column({ type: 'varchar', length: 64 }) inputHash!: string;
  @Column({ type: 'simple-json' }) answer!: Ids;
  @Column({ type: 'datetime', precision: 3 }) at!: Date;
}

/** What an operation answers: payload field -> id. The payload's resolvers read the records, on the first call and on a retry alike. */
export type Ids = Readonly<Record<string, string>>;

/** Runs the operation, or gives the answer of the first call with the same `clientMutationId`. */
export async function once(
  tx: Tx,
  mutation: string,
  input: { clientMutationId?: string | null },
  operation: () => Promise<Ids>,
): Promise<Ids> {
  const { clientMutationId } = input;
  // The public has no identity that could tell one caller's id from another's.
  if (!clientMutationId || !tx.viewer.subject) return operation();
  const key = { subject: tx.viewer.subject, mutation, clientMutationId };
  const inputHash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  const known = await tx.manager.findOneBy(MutationReplay, key);
  if (known && known.inputHash !== inputHash) throw new Problem('MUTATION_ID_REUSED', { id: clientMutationId }, 'input.clientMutationId');
  if (known) return known.answer;
  // Before the operation: a retry that comes while the first call still runs then waits here, and gets its answer. Were the
  // row written last, the retry would meet the changed record and be refused for it.
  await tx.manager.insert(MutationReplay, { ...key, inputHash, answer: {}, at: tx.now });
  const answer = await operation();
  await tx.manager.update(MutationReplay, key, { answer });
  return answer;
}

/** Whether an operation of this name and id was run before: jobs ask it before they plan a long work. */
export function wasDone({ manager, viewer }: Tx, mutation: string, clientMutationId: string): Promise<boolean> {
  return manager.existsBy(MutationReplay, { subject: viewer.subject ?? '', mutation, clientMutationId });
}

const keptDays = 30;

/** A retry comes within minutes: after some weeks an answer is forgotten. Steps of jobs are kept, so that none is done again. */
export const forgetReplays: Job = {
  name: 'forget-replays',
  everyHours: 24,
  run: (door) =>
    door(async ({ manager, now }) => {
      const before = new Date(now.getTime() - keptDays * 86_400_000);
      await manager.delete(MutationReplay, { at: LessThan(before), subject: Not(Like('system:%')) });
    }),
};
