import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditEntry } from '@binhan/common/audit';
import { OutboxBlockedKey } from '@binhan/common/outbox';
import { openDatabaseOf } from '@binhan/common/service-database';
import { inTransaction } from '@binhan/common/transaction';
import { systemViewer } from '@binhan/common/viewer';
import { readReferenceData } from '@binhan/units/reference-data';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { areaOnDay } from '../src/area-on-day.ts';
import { loadService } from '../src/federation.ts';
import { databaseSettings } from '../src/service-database.ts';
import { readSubgraphs } from '../src/subgraphs.ts';
import { topicDifferences } from '../src/topic-differences.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commands-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('an area by its code', () => {
  const { areas } = readReferenceData();
  test('is the one that was valid on the day', () => {
    expect(areaOnDay(areas, '105@2019-01-01', '2026-01-01').id).toBe('105@2013-12-27');
    expect(areaOnDay(areas, '12', '2026-01-01').id).toMatch(/^12@/);
  });

  test('outside of its periods, unknown, or misspelt, says what there is', () => {
    expect(() => areaOnDay(areas, '105', '2026-01-01')).toThrow(
      /No area with the code 105 was valid on 2026-01-01\. It is: .*--area 105@2013-12-27/,
    );
    expect(() => areaOnDay(areas, '999', '2026-01-01')).toThrow('There is no area with the code 999');
    expect(() => areaOnDay(areas, '105@2019', '2026-01-01')).toThrow('write the date as 2019-01-01');
  });
});

describe('the database of a command', () => {
  test('is the one of the service, then the one that is named, then the embedded file', async () => {
    const own = { DATABASE_URL_UNITS: 'sqlite:own.db', DATABASE_URL: 'sqlite:one.db', BINHAN_DATA: folder };
    expect((await databaseSettings('units', true, own)).DATABASE_URL).toBe('sqlite:own.db');
    expect((await databaseSettings('reports', true, own)).DATABASE_URL).toBe('sqlite:one.db');
    expect((await databaseSettings('reports', false, { BINHAN_DATA: folder })).DATABASE_URL).toBeUndefined();
  });

  test('is never one for several services', async () => {
    const env = { DATABASE_URL: 'mysql://u:p@h/all', BINHAN_DATA: folder };
    await expect(databaseSettings('units', false, env)).rejects.toThrow('name one service with it, or set DATABASE_URL_UNITS');
  });
});

describe('a topic that exists', () => {
  const plan = { name: 'units.unit.v1', partitions: 6, replicas: 3, config: { 'retention.ms': '-1', 'min.insync.replicas': '2' } };
  test('is as planned when it has all that the brokers allow', () => {
    const actual = { partitions: 6, replicas: 1, config: { 'retention.ms': '-1', 'min.insync.replicas': '1' } };
    expect(topicDifferences(plan, actual, 1)).toEqual([]);
  });

  test('is told apart from its plan', () => {
    const actual = { partitions: 3, replicas: 1, config: { 'retention.ms': '604800000', 'min.insync.replicas': '1' } };
    expect(topicDifferences(plan, actual, 3)).toEqual([
      'partitions is 3, planned is 6',
      'replicas is 1, planned is 3',
      'retention.ms is 604800000, planned is -1',
      'min.insync.replicas is 1, planned is 2',
    ]);
  });
});

test('tests of promises refuse to run without the servers that they are about', async () => {
  const { MYSQL_URL: _mysql, KAFKA_BROKERS: _kafka, ...env } = process.env;
  const script = new URL('../dist/test-promises.js', import.meta.url).pathname;
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said += text;
  });
  const [code] = await once(child, 'close');
  expect([code, said]).toEqual([1, expect.stringMatching(/^MYSQL_URL and KAFKA_BROKERS not set: start both/)]);
});

/** Runs the command on the embedded files of this test. */
const binhan = async (args: string[], input = '') => {
  const { MYSQL_URL: _mysql, DATABASE_URL: _database, KAFKA_BROKERS: _kafka, ...env } = process.env;
  const script = new URL('../dist/binhan.js', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, ...args], { env: { ...env, BINHAN_DATA: folder }, stdio: 'pipe' });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      said += text;
    });
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  return { code, said };
};

test('keys that the log refuses are listed and released', async () => {
  await binhan(['migrate', 'units']);
  expect((await binhan(['blocked-keys', 'list', 'units'])).said).toBe('units has no blocked keys\n');
  const database = await openDatabaseOf(await loadService('units'), await databaseSettings('units', true, { BINHAN_DATA: folder }));
  const refused = { topic: 'units.unit.v1', msgKey: 'u1', since: new Date('2026-03-02T02:00:00Z'), error: 'not authorised' };
  await inTransaction(database, { viewer: systemViewer('test'), now: new Date() }, ({ manager }) =>
    manager.insert(OutboxBlockedKey, refused),
  );
  await database.close();
  expect((await binhan(['blocked-keys', 'list', 'units'])).said).toMatch(
    /^units\.unit\.v1 {2}key u1 {2}since 2026-03-02.* {2}0 waiting {2}not authorised/,
  );
  expect((await binhan(['blocked-keys', 'release', 'units', '--key', 'u2'])).said).toContain('There was none');
  expect((await binhan(['blocked-keys', 'release', 'units'])).said).toContain('1 released');
});

test('what reports has made is read again, and before its tables are there the command says what to run', async () => {
  const unmigrated = await binhan(['reports', 'rebuild']);
  expect(unmigrated).toMatchObject({ code: 1, said: expect.stringContaining('run npx binhan migrate reports') });
  await binhan(['migrate', 'reports']);
  const { code, said } = await binhan(['reports', 'rebuild']);
  expect(said).toMatch(/^table +rows +equal +missing +extra +different\n/);
  expect(said).toMatch(/^unit_fact +0 +0 +0 +0 +0$/m);
  expect(said).toContain('The running tables are what the topics say, row for row.\n');
  expect(code).toBe(0);
  expect((await readdir(folder)).filter((file) => file.includes('rebuild'))).toEqual(['reports.db.rebuild-turn']);
});

test('the sums that reports keeps ready are compared with its facts, and made again', async () => {
  await binhan(['migrate', 'reports']);
  const { code, said } = await binhan(['rollups']);
  expect([code, said]).toEqual([0, expect.stringMatching(/^province_of_area: 0 differing\n/)]);
  const database = await openDatabaseOf(await loadService('reports'), await databaseSettings('reports', true, { BINHAN_DATA: folder }));
  await database.write.query(
    "INSERT INTO sessions_by_province (day, areaId, programme, records, attendances) VALUES ('2026-03-01', '', 'OTHER', 1, 20)",
  );
  await database.close();
  expect(await binhan(['rollups'])).toEqual({ code: 1, said: expect.stringContaining('sessions_by_province: 1 differing\n') });
  expect(await binhan(['rollups', '--repair'])).toEqual({ code: 0, said: expect.stringContaining('sessions_by_province: 0 differing\n') });
});

describe('the keys of those who open tips', () => {
  const passphrases = ['bốn từ không liên quan', 'năm từ khác hẳn nhau'];

  test('are made, rotated and revoked without a secret in an argument or on the screen, and the audit of it is whole', async () => {
    await binhan(['migrate', 'tips']);
    const nowhere = ['tips-keys', 'make', '--ref', 'TN-0', '--role', 'INTAKE', '--subject', 'a'];
    expect(await binhan(nowhere)).toMatchObject({ code: 1, said: expect.stringContaining('Give at least one --area') });
    const make = ['tips-keys', 'make', '--ref', 'TN-1', '--role', 'INTAKE', '--subject', 'a', '--area', '12'];
    expect(await binhan(make, 'quá ngắn\n')).toMatchObject({ code: 1, said: expect.stringContaining('at least 12 characters') });
    const made = await binhan(make, `${passphrases[0]}\n`);
    expect(made).toMatchObject({ code: 0, said: expect.stringMatching(/^TN-1 is in office/) });
    const rotated = await binhan(['tips-keys', 'rotate', 'TN-1'], `${passphrases.join('\n')}\n`);
    expect(rotated).toMatchObject({ code: 0, said: expect.stringContaining('TN-1 has new keys') });
    for (const secret of passphrases) expect(made.said + rotated.said).not.toContain(secret);
    expect((await binhan(['tips-keys', 'list'])).said.trim().split('\n')).toHaveLength(2);
    expect((await binhan(['tips-keys', 'revoke', 'TN-1', '--reason', 'x'])).said).toContain('opens nothing any more');
    expect((await binhan(['tips-retention', '--dry-run'])).said).toContain('UNFOUNDED: 0 tips would be erased');
    expect((await binhan(['audit', 'verify', 'tips'])).said).toMatch(/^tips: 5 entries, whole; head [0-9a-f]{64}/);
  });

  test('are in an audit that one command proves with those of all services, and a change in it fails the command', async () => {
    await binhan(['migrate']);
    const whole = await binhan(['audit', 'verify']);
    expect(whole.code).toBe(0);
    expect(whole.said.match(/^\w+: \d+ entries, whole/gm)).toHaveLength((await readSubgraphs()).length);
    const database = await openDatabaseOf(await loadService('tips'), await databaseSettings('tips', true, { BINHAN_DATA: folder }));
    const origin = { viewer: systemViewer('test'), now: new Date() };
    await inTransaction(database, origin, ({ manager }) => manager.update(AuditEntry, { seq: 2 }, { action: 'NOTHING' }));
    await database.close();
    expect(await binhan(['audit', 'verify'])).toMatchObject({
      code: 1,
      said: expect.stringContaining('tips: BROKEN: entry 2 was changed'),
    });
  });
});
