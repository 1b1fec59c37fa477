import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import mysql from 'mysql2/promise';
import { Column, Entity, Index, type MigrationInterface, PrimaryColumn, type QueryRunner, Table } from 'typeorm';
import { instant, key, longText, text, unique } from '../src/columns.ts';
import type { SubgraphSettings } from '../src/config.ts';
import { type Database, drift, migrate, needsMigration, openDatabase } from '../src/database.ts';
import { LeaseRow } from '../src/lease.ts';
import { OutboxRow } from '../src/outbox.ts';
import { platformEntities, platformMigrations } from '../src/platform-schema.ts';
import { openDatabaseOf } from '../src/service-database.ts';
import { door } from './counter.ts';
import { type Engines, openEngines } from './engines.ts';

// G14: SQLite and MySQL behave alike, and the tables are what the entities say.
const onMysql = process.env.MYSQL_URL ? test : test.skip;
let engines: Engines;
let database: Database;

beforeAll(async () => {
  engines = await openEngines();
  database = await engines.newDatabase();
});
afterAll(() => engines.close());

@Entity('street')
@Index('UQ_street_name', ['name'], { unique: true })
class Street {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 100 }) name!: string;
  @Column({ type: 'datetime', precision: 3 }) since!: Date;
  @Column({ type: 'text' }) story!: string;
}

class Street1790000000001 implements MigrationInterface {
  name = 'Street1790000000001';

  async up(runner: QueryRunner): Promise<void> {
    const columns = [key('id', 36), text('name', 100), instant('since'), longText('story')];
    await runner.createTable(new Table({ name: 'street', columns, indices: [unique('UQ_street_name', 'name')] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('street');
  }
}

/** Another service, whose table is not there yet; closed after the test. */
const opened = new Map<Database, SubgraphSettings>();
async function openStreets(): Promise<Database> {
  const { name, settings } = engines.whereIs(await engines.newDatabase());
  return openTwin(`${name}-streets`, settings);
}
async function openTwin(name: string, settings: SubgraphSettings): Promise<Database> {
  const streets = await openDatabaseOf({ name, entities: [Street], migrations: [Street1790000000001] }, settings);
  opened.set(streets, settings);
  return streets;
}
afterEach(async () => {
  await Promise.all([...opened.keys()].map((one) => one.close()));
  opened.clear();
});

test('the tables of the house are what its entities say', async () => {
  expect(await drift(database)).toEqual([]);
  expect(await needsMigration(database)).toBe(false);
});

test('a drift is seen', async () => {
  await database.write.query('ALTER TABLE counter ADD COLUMN forgotten integer');
  expect((await drift(database)).join()).toMatch(/counter/);
  await database.write.query('ALTER TABLE counter DROP COLUMN forgotten');
  expect(await drift(database)).toEqual([]);
});

test('the migrations go down again, leave nothing, and go up once more', async () => {
  const names = new Set(platformEntities.map((entity) => database.write.getMetadata(entity).tableName));
  const tables = async () => (await database.write.createQueryRunner().getTables([...names])).length;
  expect(await tables()).toBe(names.size);
  for (let n = 0; n < platformMigrations.length + 1; n++) await database.write.undoLastMigration({ transaction: 'none' });
  expect(await tables()).toBe(0);
  expect(await needsMigration(database)).toBe(true);
  expect(await migrate(database)).toHaveLength(platformMigrations.length + 1);
  expect(await tables()).toBe(names.size);
  expect(await migrate(database)).toEqual([]);
});

onMysql('two replicas that start at once migrate once', async () => {
  const first = await openStreets();
  const second = await openTwin('twin', opened.get(first) as SubgraphSettings);
  const done = await Promise.all([migrate(first), migrate(second)]);
  expect(done.flat()).toEqual(['Street1790000000001']);
  expect(await needsMigration(second)).toBe(false);
});

test('"Đong", "Dong", "đong" and "Đông" are four names in a unique index', async () => {
  const streets = await openStreets();
  await migrate(streets);
  const names = ['Đong', 'Dong', 'đong', 'Đông'];
  const row = (name: string) => ({ id: name, name, since: new Date(0), story: '' });
  for (const name of names) await door(streets, ({ manager }) => manager.insert(Street, row(name)));
  expect(await streets.read.manager.findBy(Street, { name: 'Dong' })).toHaveLength(1);
  await expect(door(streets, ({ manager }) => manager.insert(Street, { ...row('Dong'), id: 'again' }))).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test('instants come back to the millisecond, and long Vietnamese texts and emoji as they were', async () => {
  const streets = await openStreets();
  await migrate(streets);
  const since = new Date('2026-11-23T16:59:59.987Z');
  const story = `${'Đường số 7 có đèn. '.repeat(2300)}🚦`;
  expect(Buffer.byteLength(story)).toBeGreaterThan(55_000);
  await door(streets, ({ manager }) => manager.insert(Street, { id: 'a', name: 'a', since, story }));
  expect(await streets.read.manager.findOneByOrFail(Street, { id: 'a' })).toEqual({ id: 'a', name: 'a', since, story });
  const early = await streets.read.manager
    .createQueryBuilder(Street, 's')
    .where('s.since < :since', { since: new Date(since.getTime() + 1) })
    .getCount();
  const late = await streets.read.manager.createQueryBuilder(Street, 's').where('s.since < :since', { since }).getCount();
  expect([early, late]).toEqual([1, 0]);
});

test('a bigint holds milliseconds since 1970 and counts far beyond an integer', async () => {
  const expiresAt = '9007199254740991';
  await door(database, ({ manager }) => manager.insert(LeaseRow, { name: 'far', owner: '', expiresAt }));
  const { expiresAt: kept } = await database.read.manager.findOneByOrFail(LeaseRow, { name: 'far' });
  expect(String(kept)).toBe(expiresAt);
  await door(database, ({ manager }) => manager.update(LeaseRow, { name: 'far' }, { expiresAt: () => 'expiresAt - 1' }));
  expect(await database.read.manager.countBy(LeaseRow, { expiresAt: '9007199254740990' })).toBe(1);
});

test('the sequence of the outbox never gives a number twice, also when it was emptied', async () => {
  const row = (eventId: string, aggregateVersion: number) => ({
    eventId,
    topic: 't',
    msgKey: 'k',
    aggregateId: 'k',
    aggregateVersion,
    eventType: 't',
    occurredAt: new Date(),
    payload: '{}',
  });
  const add = async (n: number) => {
    await door(database, ({ manager }) => manager.insert(OutboxRow, row(`e${n}`, n)));
    return (await database.read.manager.findOneByOrFail(OutboxRow, { eventId: `e${n}` })).seq;
  };
  const first = await add(1);
  await door(database, ({ manager }) => manager.delete(OutboxRow, { eventId: 'e1' }));
  expect(await add(2)).toBeGreaterThan(first);
});

onMysql('a MySQL schema of another collation is refused, with what to do', async () => {
  const url = new URL(process.env.MYSQL_URL as string);
  const schema = `t${process.pid}_collation`;
  const admin = await mysql.createConnection(url.href);
  await admin.query(`CREATE DATABASE ${schema} CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci`);
  url.pathname = `/${schema}`;
  const opening = openDatabase(url.href, { entities: platformEntities, migrations: platformMigrations });
  await expect(opening).rejects.toThrow(/has the collation utf8mb4_0900_ai_ci; make it utf8mb4_bin: ALTER DATABASE/);
  await admin.query(`DROP DATABASE ${schema}`);
  await admin.end();
});
