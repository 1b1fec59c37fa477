import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AuditEntry, audit, verifyAudit } from '../src/audit.ts';
import type { Database } from '../src/database.ts';
import { publicViewer } from '../src/viewer.ts';
import { door } from './counter.ts';
import { type Engines, openEngines } from './engines.ts';

let engines: Engines;
let database: Database;
beforeAll(async () => {
  engines = await openEngines();
  database = await engines.newDatabase();
}, 60_000);
afterAll(() => engines.close());

const officer = { ...publicViewer, subject: 'officer', roles: ['AREA_OFFICER'] as const };
const read = (subjectId: string, reason?: string) =>
  door(database, (tx) => audit(tx, { action: 'READ', subjectType: 'Diary', subjectId, ...(reason ? { reason } : {}) }), {
    viewer: officer,
  });
const verify = () => verifyAudit(database.read.manager);
const change = (statement: string) => door(database, (tx) => tx.manager.query(statement));

test('an empty chain is whole', async () => {
  expect(await verify()).toEqual({ entries: 0, removed: 0, head: '0'.repeat(64) });
});

test('acts at the same time stand one after the other, under a pseudonym, and the chain is whole', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, i) => read(`d${i}`, `lý do ${i}`)));
  const entries = await database.read.manager.find(AuditEntry, { order: { seq: 'ASC' } });
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(new Set(entries.map(({ actor }) => actor)).size).toBe(1);
  expect(entries[0]?.actor).not.toContain('officer');
  expect(await verify()).toEqual({ entries: 20, removed: 0, head: entries.at(-1)?.hash });
});

test('an act that was rolled back leaves no entry and no gap', async () => {
  const thrower = door(database, async (tx) => {
    await audit(tx, { action: 'READ', subjectType: 'Diary', subjectId: 'rolled back' });
    throw new Error('no');
  });
  await expect(thrower).rejects.toThrow('no');
  await read('after');
  expect(await verify()).toMatchObject({ entries: 21 });
});

test('a changed reason, a removed entry and a cut-off end are named', async () => {
  const [{ reason }] = (await database.read.query('SELECT reason FROM audit_entry WHERE seq = 7')) as [{ reason: string }];
  await change("UPDATE audit_entry SET reason = 'khác' WHERE seq = 7");
  expect((await verify()).fault).toBe('entry 7 was changed');
  await change(`UPDATE audit_entry SET reason = '${reason}' WHERE seq = 7`);
  expect((await verify()).fault).toBeUndefined();
  await change('DELETE FROM audit_entry WHERE seq = 21');
  expect((await verify()).fault).toBe('entries after 20 were removed: the head says 21');
  await change('DELETE FROM audit_entry WHERE seq = 3');
  expect((await verify()).fault).toBe('entry 3 was removed');
});
