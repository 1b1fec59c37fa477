import { performance } from 'node:perf_hooks';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { v7 } from 'uuid';
import { affected, type Database } from './database.ts';
import { isDuplicate } from './database-errors.ts';
import { inTransaction } from './transaction.ts';
import { systemViewer } from './viewer.ts';

/** One holder at a time for work that replicas must not do at once: the relay, a job. */
@Entity('lease')
export class LeaseRow {
  @PrimaryColumn({ type: 'varchar', length: 80 }) name!: string;
  @Column({ type: 'varchar', length: 36 }) owner!: string;
  /** Milliseconds since 1970 by the database's clock. */
  @Column({ type: 'bigint' }) expiresAt!: string;
}

export type Lease = {
  /** Takes or renews; false while someone else holds it. */
  hold(): Promise<boolean>;
  /** Milliseconds since before the last successful hold(), on a clock that is never set. */
  age(): number;
  release(): Promise<void>;
};

// The database's clock decides: the clocks of replicas differ.
const nowOf = { mysql: 'ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000)', sqlite: "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)" };

export function createLease(database: Database, name: string, lifetimeMs: number): Lease {
  const owner = v7();
  const now = nowOf[database.kind];
  const run = <T>(work: Parameters<typeof inTransaction<T>>[2]) =>
    inTransaction<T>(database, { viewer: systemViewer('lease'), now: new Date() }, work);
  let heldAt = Number.NEGATIVE_INFINITY;

  const take = () =>
    run(async ({ manager }) => {
      const update = manager
        .createQueryBuilder()
        .update(LeaseRow)
        .set({ owner, expiresAt: () => `${now} + ${lifetimeMs}` })
        .where(`name = :name AND (owner = :owner OR expiresAt < ${now})`, { name, owner });
      return affected(await update.execute()) > 0;
    });

  return {
    async hold() {
      const asked = performance.now();
      const held = (await take()) || ((await createRow(database, name)) && (await take()));
      if (held) heldAt = asked;
      return held;
    },
    age: () => performance.now() - heldAt,
    async release() {
      heldAt = Number.NEGATIVE_INFINITY;
      await run(({ manager }) => manager.update(LeaseRow, { name, owner }, { expiresAt: '0' }));
    },
  };
}

/** Makes the row of a lease that was never held; false when it is there already. */
async function createRow(database: Database, name: string): Promise<boolean> {
  if (await database.read.manager.existsBy(LeaseRow, { name })) return false;
  try {
    await inTransaction(database, { viewer: systemViewer('lease'), now: new Date() }, ({ manager }) =>
      manager.insert(LeaseRow, { name, owner: '', expiresAt: '0' }),
    );
  } catch (error) {
    if (!isDuplicate(error) && (error as Error).name !== 'Problem') throw error; // another replica made it first
  }
  return true;
}
