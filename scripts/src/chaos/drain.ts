import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '@binhan/common/database';
import { OutboxBlockedKey, OutboxRow } from '@binhan/common/outbox';
import type { Cluster } from './cluster.ts';
import type { House } from './house.ts';
import type { Replica } from './replica.ts';

const limitMs = 120_000;
const readyWithinMs = 120_000;

/** After the last repair: waits for every replica, then for empty outboxes and a group without lag. Says what did not come about. */
export async function drain(replicas: readonly Replica[], house: House, cluster: Cluster): Promise<string[]> {
  const late: string[] = [];
  const ends = Date.now() + readyWithinMs;
  for (const replica of replicas) {
    while (!(await replica.ready()) && Date.now() < ends) await pause(200);
    if (!(await replica.ready())) late.push(`${replica.name} is not ready`);
  }
  const end = Date.now() + limitMs;
  let left = await waiting(house, cluster);
  while (left.length && Date.now() < end) {
    await pause(500);
    left = await waiting(house, cluster);
  }
  return [...late, ...left];
}

async function waiting({ databases, read }: House, cluster: Cluster): Promise<string[]> {
  const outboxes = await Promise.all(
    Object.entries(databases).map(async ([name, database]) => {
      const rows = await outboxRows(database);
      return rows ? [`${rows} rows in the outbox of ${name}`] : [];
    }),
  );
  const behind = await Promise.all(
    Object.entries(read).map(async ([name, topics]) => {
      const lag = topics.length ? await cluster.lag(name, topics).catch(() => Number.NaN) : 0;
      return lag === 0 ? [] : [`${name} is ${lag} records behind`];
    }),
  );
  return [...outboxes.flat(), ...behind.flat()];
}

/** Rows that wait for a person are counted as blocked keys, not here. */
function outboxRows({ read }: Database): Promise<number> {
  const blocked = read.manager.createQueryBuilder(OutboxBlockedKey, 'b').select('1').where('b.topic = o.topic AND b.msgKey = o.msgKey');
  return read.manager.createQueryBuilder(OutboxRow, 'o').where(`NOT EXISTS (${blocked.getQuery()})`).getCount();
}
