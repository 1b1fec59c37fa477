import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AuditEntry, AuditHead, audit, verifyAudit } from '../src/audit.ts';
import { pruneAudit } from '../src/audit-retention.ts';
import type { Database } from '../src/database.ts';
import { publicViewer } from '../src/viewer.ts';
import { door } from './counter.ts';
import { type Engines, openEngines } from './engines.ts';

let engines: Engines;
let database: Database;
beforeAll(async () => {
  engines = await openEngines();
  database = await engines.newDatabase();
});
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

describe('the old end', () => {
  const years = 5;
  const at = (now: string) => ({ viewer: officer, now: new Date(now) });
  const act = (subjectId: string, now: string) =>
    door(old, (tx) => audit(tx, { action: 'READ', subjectType: 'Diary', subjectId }), at(now));
  const prune = (now: string) => pruneAudit(years).run((work) => door(old, work, { now: new Date(now) }));
  const seqs = async () => (await old.read.manager.find(AuditEntry, { order: { seq: 'ASC' } })).map(({ seq }) => seq);
  let old: Database;
  beforeAll(async () => {
    old = await engines.newDatabase();
  });

  test('of an empty audit stays empty', async () => {
    await prune('2026-11-23T00:00:00Z');
    expect(await verifyAudit(old.read.manager)).toEqual({ entries: 0, removed: 0, head: '0'.repeat(64) });
  });

  test('goes when its time is over, and the rest is proven as before', async () => {
    for (const now of ['2021-01-01T00:00:00Z', '2021-06-01T00:00:00Z', '2023-01-01T00:00:00Z', '2022-01-01T00:00:00Z']) await act('d', now);
    await prune('2026-02-01T00:00:00Z');
    expect(await seqs()).toEqual([2, 3, 4, 5]);
    expect(await verifyAudit(old.read.manager)).toMatchObject({ entries: 4, removed: 1 });
    await prune('2026-02-02T00:00:00Z');
    expect(await seqs()).toEqual([2, 3, 4, 5]);
    expect(await old.read.manager.findOneByOrFail(AuditEntry, { seq: 5 })).toMatchObject({ action: 'PRUNE', subjectId: '1', actor: null });
  });

  test('tears no gap where a clock stood back, and what is cut off by hand is still named', async () => {
    // Entry 4 is of 2022 and stands behind one of 2023: it waits for that one.
    await prune('2027-06-01T00:00:00Z');
    expect(await seqs()).toEqual([3, 4, 5, 6]);
    expect((await verifyAudit(old.read.manager)).fault).toBeUndefined();
    await door(old, ({ manager }) => manager.delete(AuditEntry, { seq: 3 }));
    expect((await verifyAudit(old.read.manager)).fault).toBe('entry 3 was removed');
  });

  test('may take all that there is', async () => {
    const all = await engines.newDatabase();
    await door(all, (tx) => audit(tx, { action: 'READ', subjectType: 'Diary', subjectId: 'd' }), at('2020-01-01T00:00:00Z'));
    await pruneAudit(years).run((work) => door(all, work));
    expect(await verifyAudit(all.read.manager)).toMatchObject({ entries: 1, removed: 1 });
    expect((await verifyAudit(all.read.manager)).fault).toBeUndefined();
  });
});

test('an entry that is put in behind the head, and a head that is changed, are named', async () => {
  const forged = await engines.newDatabase();
  await door(forged, (tx) => audit(tx, { action: 'READ', subjectType: 'Diary', subjectId: 'd' }));
  const one = await forged.read.manager.findOneByOrFail(AuditEntry, { seq: 1 });
  await door(forged, ({ manager }) => manager.insert(AuditEntry, { ...one, seq: 2 }));
  expect((await verifyAudit(forged.read.manager)).fault).toBe('entry 2 was put in behind the head');
  await door(forged, ({ manager }) => manager.update(AuditHead, { name: 'chain' }, { hash: '0'.repeat(64) }));
  expect((await verifyAudit(forged.read.manager)).fault).toBe('the head is not that of entry 1');
});

test('whoever acts first waits for nobody: the head is taken at the end of a transaction', async () => {
  const held = await engines.newDatabase();
  const order: string[] = [];
  await door(held, async (tx) => {
    await audit(tx, { action: 'READ', subjectType: 'Diary', subjectId: 'd' });
    order.push(`${await tx.manager.count(AuditEntry)} while it works`);
  });
  order.push(`${await held.read.manager.count(AuditEntry)} after it`);
  expect(order).toEqual(['0 while it works', '1 after it']);
});
