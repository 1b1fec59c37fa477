import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database } from '../src/database.ts';
import { OutboxRow } from '../src/outbox.ts';
import { openMigratedDatabaseOf } from '../src/service-database.ts';
import { onCommit } from '../src/transaction.ts';
import { Counter, counterSchema, counterTopic, countUp, door } from './counter.ts';
import { type Engines, openEngines } from './engines.ts';

const topic = counterTopic('transactions');
const onMysql = process.env.MYSQL_URL ? test : test.skip;
let engines: Engines;
let database: Database;

beforeAll(async () => {
  engines = await openEngines();
  database = await engines.newDatabase();
});
afterAll(() => engines.close());

const countOf = async (id: string) => (await database.read.manager.findOneBy(Counter, { id }))?.value;
const add = (id: string) => door(database, (tx) => tx.add(Counter, { id, version: 1, value: 1 }));

/** A place where as many callers wait for each other; who comes later passes. */
function meeting(size: number): () => Promise<void> {
  let arrived = 0;
  let open = () => {};
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    if (++arrived === size) open();
    return all;
  };
}

test('twelve overlapping transactions all have their effect, and one among them that throws has none', async () => {
  const twelve = Array.from({ length: 12 }, (_, i) => door(database, (tx) => countUp(tx, topic, `overlapping-${i % 3}`)));
  const thrower = door(database, async (tx) => {
    await countUp(tx, topic, 'thrown');
    throw new Error('no');
  });
  await expect(thrower).rejects.toThrow('no');
  await Promise.all(twelve);
  expect(await Promise.all([0, 1, 2].map((n) => countOf(`overlapping-${n}`)))).toEqual([4, 4, 4]);
  expect(await countOf('thrown')).toBeUndefined();
  expect(await database.read.manager.existsBy(OutboxRow, { aggregateId: 'thrown' })).toBe(false);
});

test('who reads beside a transaction sees committed rows only', async () => {
  await door(database, async (tx) => {
    await tx.add(Counter, { id: 'unseen', version: 1, value: 1 });
    expect(await countOf('unseen')).toBeUndefined();
  });
  expect(await countOf('unseen')).toBe(1);
});

test('of two who change the same version of a row, the second is told', async () => {
  await add('contested');
  const mine = await database.read.manager.findOneByOrFail(Counter, { id: 'contested' });
  await door(database, (tx) => tx.put(Counter, { ...mine, value: 2 }));
  const late = door(database, (tx) => tx.put(Counter, { ...mine, value: 3 }));
  await expect(late).rejects.toMatchObject({ code: 'STALE_VERSION', field: 'input.expectedVersion' });
  expect(await database.read.manager.findOneBy(Counter, { id: 'contested' })).toMatchObject({ version: 2, value: 2 });
  await expect(door(database, (tx) => tx.take(Counter, 'nowhere'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('of two who make the same row at once, the second finds it when it is tried again', async () => {
  const make = () =>
    door(database, async ({ manager }) => {
      if (!(await manager.existsBy(Counter, { id: 'made' }))) await manager.insert(Counter, { id: 'made', version: 1, value: 1 });
      else await manager.increment(Counter, { id: 'made' }, 'value', 1);
    });
  await Promise.all([make(), make()]);
  expect(await countOf('made')).toBe(2);
});

test('a row that can never be made is a conflict', async () => {
  await add('taken');
  await expect(add('taken')).rejects.toMatchObject({ name: 'Problem', code: 'CONFLICT' });
});

test('a commit wakes the relay when it left an event, and only then', async () => {
  let woken = 0;
  const end = onCommit(database, () => woken++);
  await add('silent');
  expect(woken).toBe(0);
  await door(database, (tx) => countUp(tx, topic, 'silent'));
  expect(woken).toBe(1);
  end();
  await door(database, (tx) => countUp(tx, topic, 'silent'));
  expect(woken).toBe(1);
});

onMysql('a deadlock is tried again, and both have their effect once', async () => {
  await Promise.all([add('left'), add('right')]);
  const bothHoldOne = meeting(2);
  let tries = 0;
  const change = (first: string, second: string) =>
    door(database, async ({ manager }) => {
      tries++;
      await manager.increment(Counter, { id: first }, 'value', 1);
      await bothHoldOne();
      await manager.increment(Counter, { id: second }, 'value', 1);
    });
  await Promise.all([change('left', 'right'), change('right', 'left')]);
  expect(tries).toBe(3);
  expect([await countOf('left'), await countOf('right')]).toEqual([3, 3]);
});

test('on SQLite a transaction that has only read so far can write although another connection writes meanwhile', async () => {
  const { DATABASE_URL: _server, ...file } = engines.settings;
  const open = () => openMigratedDatabaseOf({ name: 'shared', ...counterSchema }, { ...file, MIGRATE_ON_START: true });
  const [mine, other] = [await open(), await open()];
  const shared = { id: 'shared' };
  await door(mine, (tx) => tx.add(Counter, { ...shared, version: 1, value: 1 }));
  // Refused at once instead of waiting: the transaction that it would wait for is of the same process and could not go on.
  await other.write.query('PRAGMA busy_timeout = 0');
  const writeBeside = () => other.write.manager.increment(Counter, shared, 'value', 10);
  let tries = 0;
  await door(mine, async ({ manager }) => {
    tries++;
    const { value } = await manager.findOneByOrFail(Counter, shared);
    await expect(writeBeside()).rejects.toMatchObject({ driverError: { code: 'SQLITE_BUSY' } });
    await manager.update(Counter, shared, { value: value + 1 });
  });
  expect(tries).toBe(1);
  await writeBeside();
  expect(await mine.read.manager.findOneBy(Counter, shared)).toMatchObject({ value: 12 });
  await Promise.all([mine, other].map((database) => database.close()));
});
