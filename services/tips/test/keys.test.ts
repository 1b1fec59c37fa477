import { AuditEntry, verifyAudit } from '@binhan/common/audit';
import { eventually } from '@binhan/common/testing';
import { tanPhong } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Recipient } from '../src/entities/recipient.ts';
import { Tip } from '../src/entities/tip.ts';
import { mailboxHolder, TipWrap } from '../src/entities/tip-wrap.ts';
import { makeRecoveryKey } from '../src/operations/make-recovery-key.ts';
import { revokeRecipient } from '../src/operations/revoke-recipient.ts';
import { rewrapTips } from '../src/operations/rewrap-tips.ts';
import { rotateRecipient } from '../src/operations/rotate-recipient.ts';
import { type SubmitTipInput, submitTip } from '../src/operations/submit-tip.ts';
import { readReceipt } from '../src/receipt.ts';
import { keyPairOf } from '../src/sealing/key-pair.ts';
import { work } from './work.ts';
import { assessor, auditor, intake, newRequestKey, partial, passphrase, province, startWorld, supervisor, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const holdersOf = async (tipId: string) => {
  const wraps = await world.database.read.manager.findBy(TipWrap, { tipId });
  const names = new Map(Object.entries(world.recipients).map(([name, { id }]) => [id, name]));
  return wraps.map(({ holder }) => names.get(holder) ?? holder).sort();
};

test('who is in office for the commune gets a wrap, and who is in conflict with the named unit does not', async () => {
  const plain = await world.received();
  expect(await holdersOf(plain.id)).toEqual([mailboxHolder, 'assessor', 'intake', 'partial', 'secondAssessor', 'supervisor']);
  const named = await world.received({ unitId: world.ownUnit });
  expect(await holdersOf(named.id)).toEqual([mailboxHolder, 'assessor', 'intake', 'secondAssessor', 'supervisor']);
  const elsewhere = await world.received({ areaId: '03637@2025-07-01' });
  expect(await holdersOf(elsewhere.id)).toEqual([mailboxHolder, 'secondAssessor', 'supervisor']);
});

test('a recipient for some categories gets tips of these alone', async () => {
  const { id } = await world.appoint({ ref: 'MT-1', role: 'ASSESSOR', subject: 'drugs', areaIds: [tanPhong], categories: ['DRUGS'] });
  const [theft, drugs] = [await world.received(), await world.received({ category: 'DRUGS' })];
  expect([(await holdersOf(theft.id)).includes(id), (await holdersOf(drugs.id)).includes(id)]).toEqual([false, true]);
  await world.door((tx) => revokeRecipient(tx, { id }, 'the test is over'));
});

test('a tip from under 18 goes to intake that is trained for it, else to a supervisor, else to whoever there is', async () => {
  const untrained = await world.received({ underAge: true });
  expect(await holdersOf(untrained.id)).toEqual([mailboxHolder, 'assessor', 'secondAssessor', 'supervisor']);
  const trained = await world.appoint({ ref: 'TE', role: 'INTAKE', subject: 'te', areaIds: [tanPhong], trainedForMinors: true });
  const taken = await world.received({ underAge: true });
  expect(await holdersOf(taken.id)).toEqual([mailboxHolder, 'assessor', 'secondAssessor', 'supervisor', trained.id].sort());
  await world.door((tx) => revokeRecipient(tx, trained, 'x'));
});

test('content opens with the passphrase, for a reason that the auditor sees, and with nothing else', async () => {
  const tip = await world.received({ unitId: world.ownUnit, periodText: 'tối qua', source: 'PUPIL', language: 'EN' });
  const { unlock } = await world.unlock(intake);
  expect(await world.read(tip.id, intake, unlock, 'sàng lọc')).toMatchObject({
    text: 'Mất xe đạp ở cổng trường',
    unitId: world.ownUnit,
    unitName: 'Trường THCS Hoa Ban',
    period: 'tối qua',
    source: 'PUPIL',
    underAge: false,
    language: 'EN',
  });
  const query = `{ tipsAudit(subjectId: "${tip.id}") { nodes { action reason actor } } }`;
  expect((await world.ask(query, {}, auditor)).data.tipsAudit.nodes).toEqual([
    { action: 'READ', reason: 'sàng lọc', actor: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  ]);
  expect((await world.read(tip.id, intake, unlock, ' ')).code).toBe('REQUIRED');
  expect((await world.read(tip.id, intake, unlock, 'x'.repeat(501))).code).toBe('TOO_LONG');
  for (const nonsense of ['', 'x', 'a.b', `${unlock.slice(0, -3)}AAA`])
    expect((await world.read(tip.id, intake, nonsense)).code).toBe('UNLOCK_EXPIRED');
});

test('an unlock ends after a quarter of an hour and is of no use to another officer', async () => {
  const tip = await world.received();
  const { unlock } = await world.unlock(intake);
  expect((await world.read(tip.id, assessor, unlock)).code).toBe('UNLOCK_EXPIRED');
  world.setTime('2026-03-02', 10);
  expect((await world.read(tip.id, intake, unlock)).code).toBe('UNLOCK_EXPIRED');
  world.setTime('2026-03-02');
});

test('a wrong passphrase opens nothing, is in the audit, and cannot be tried for long', async () => {
  const { id: guarded } = await world.appoint({ ref: 'TN-3', role: 'INTAKE', subject: 'guarded', areaIds: [province] });
  const claims = { roles: ['TIP_INTAKE' as const], subject: 'guarded' };
  const codes: (string | undefined)[] = [];
  for (let i = 0; i < 12; i++) codes.push((await world.unlock(claims, `guess ${i}`)).code);
  expect(codes).toEqual([...Array(10).fill('WRONG_PASSPHRASE'), 'TOO_MANY_TRIES', 'TOO_MANY_TRIES']);
  const entries = await world.database.read.manager.findBy(AuditEntry, { subjectId: guarded, action: 'UNLOCK_REFUSED' });
  expect(entries).toHaveLength(10);
});

test('a recipient in conflict gets nowhere, whatever is tried', async () => {
  const tip = await world.received({ unitId: world.ownUnit });
  const { unlock } = await world.unlock(partial);
  const other = await world.unlock(intake);
  expect(await world.listed(partial)).not.toContain(tip.id);
  expect(await world.listed(partial, 'overdueTips')).not.toContain(tip.id);
  expect((await world.ask(`{ tip(id: "${tip.id}") { id state } }`, {}, partial)).data.tip).toBeNull();
  expect(await world.read(tip.id, partial, unlock)).toMatchObject({ hidden: true });
  expect(await world.read(tip.id, partial, other.unlock)).toMatchObject({ hidden: true });
  const references = `{ _entities(representations: [{ __typename: "Tip", id: "${tip.id}" }]) { ... on Tip { state } } }`;
  expect((await world.ask(references, {}, partial)).data._entities).toEqual([null]);
  for (const [action, more] of [
    ['screen', {}],
    ['place', { unlock, unitId: world.ownUnit }],
    ['answer', { unlock, text: 'x' }],
    ['dismiss', { topic: 'EMERGENCY' }],
  ] as const)
    await expect(world.on(action, partial, more)(tip)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  // A token with more roles and areas than the office gave: what opens is the wrap.
  const mighty = { roles: ['TIP_INTAKE', 'TIP_SUPERVISOR', 'PROVINCIAL_OFFICER'] as never[], subject: 'partial', areas: [province] };
  expect((await world.ask(`{ tip(id: "${tip.id}") { id } }`, {}, mighty)).data.tip).toBeNull();
  await expect(world.on('screen', mighty)(tip)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('intake names the unit that only the text names, and who is in conflict loses the tip', async () => {
  const tip = await world.received({ text: 'Ở trường Hoa Ban có người bán thuốc' });
  expect(await world.listed(partial)).toContain(tip.id);
  const { unlock: theirs } = await world.unlock(partial);
  const { unlock } = await world.unlock(intake);
  await world.act('placeTip', { tipId: tip.id, expectedVersion: 1, unlock, unitId: world.ownUnit }, intake);
  expect(await holdersOf(tip.id)).not.toContain('partial');
  expect(await world.listed(partial)).not.toContain(tip.id);
  expect(await world.read(tip.id, partial, theirs)).toMatchObject({ hidden: true });
  expect(await world.read(tip.id, intake, unlock)).toMatchObject({ unitId: world.ownUnit, text: expect.stringContaining('Hoa Ban') });
});

test('who is revoked loses every tip at once, with an unlock in hand', async () => {
  const tip = await world.received();
  const leaving = await world.appoint({ ref: 'TN-4', role: 'INTAKE', subject: 'leaving', areaIds: [province] });
  const claims = { roles: ['TIP_INTAKE' as const], subject: 'leaving' };
  const later = await world.received();
  const { unlock } = await world.unlock(claims);
  expect(await world.listed(claims)).toEqual([later.id]);
  expect((await world.read(later.id, claims, unlock)).text).toBeDefined();
  await world.door((tx) => revokeRecipient(tx, leaving, 'chuyển công tác'));
  expect(await world.read(later.id, claims, unlock)).toMatchObject({ hidden: true });
  expect((await world.unlock(claims)).code).toBe('WRONG_PASSPHRASE');
  expect(await world.database.read.manager.findOneByOrFail(Recipient, { id: leaving.id })).toMatchObject({ lockedKey: null });
  expect(await world.listed(claims)).not.toContain(tip.id);
});

test('a rotation gives every tip to a new key pair and destroys the old one; broken off, it goes on', async () => {
  const subject = 'rotating';
  const claims = { roles: ['TIP_ASSESSOR' as const], subject };
  const old = await world.appoint({ ref: 'PL-5', role: 'ASSESSOR', subject, areaIds: [province], conflictUnitIds: [world.ownUnit] });
  const tips = [await world.received(), await world.received(), await world.received()].map(({ id }) => id).sort();
  await world.received({ unitId: world.ownUnit });
  const secrets = { passphrase, newPassphrase: 'mật khẩu mới' };
  let calls = 0;
  const breaking: typeof world.door = (work, at) => {
    if (++calls === 3) throw new Error('power cut');
    return world.door(work, at);
  };
  await expect(rotateRecipient(breaking, world.keys, old, secrets)).rejects.toThrow('power cut');
  const { successor } = await rotateRecipient(world.door, world.keys, old, secrets);
  const { manager } = world.database.read;
  expect(await manager.countBy(Recipient, { replacesId: old.id })).toBe(1);
  expect(await manager.countBy(TipWrap, { holder: old.id })).toBe(0);
  expect((await manager.findBy(TipWrap, { holder: successor.id })).map(({ tipId }) => tipId).sort()).toEqual(tips);
  const { unlock } = await world.unlock(claims, 'mật khẩu mới');
  expect((await world.read(tips[0] as string, claims, unlock)).text).toBeDefined();
  await expect(rotateRecipient(world.door, world.keys, old, { ...secrets, passphrase: 'another' })).rejects.toMatchObject({
    code: 'WRONG_PASSPHRASE',
  });
});

test('a tip that is being sealed while keys are rotated is not lost to the one whose keys they are', async () => {
  const subject = 'rotated-meanwhile';
  const old = await world.appoint({ ref: 'PL-6', role: 'ASSESSOR', subject, areaIds: [province] });
  const { manager } = world.database.read;
  const successor = () => manager.findOneByOrFail(Recipient, { replacesId: old.id });
  const proof = work(await world.challenge());
  const whole = { category: 'THEFT', urgency: 'ORDINARY', areaId: tanPhong, text: 'x', source: 'UNKNOWN', underAge: false, language: 'VI' };
  let receipt = '';
  let sealed = () => {};
  const isSealed = new Promise<void>((resolve) => {
    sealed = resolve;
  });
  const sending = world.door(async (tx) => {
    ({ receipt } = await submitTip(tx, world.keys, { ...whole, requestKey: newRequestKey(), proof } as SubmitTipInput));
    sealed();
    // Not committed before the successor has got all tips that can be seen. On SQLite there is one writer, and a rotation waits.
    if (world.database.kind === 'mysql')
      await eventually(async () =>
        expect(await manager.countBy(AuditEntry, { action: 'REWRAPPED', subjectId: (await successor()).id })).toBe(1),
      );
  });
  await isSealed;
  await rotateRecipient(world.door, world.keys, old, { passphrase, newPassphrase: 'mật khẩu mới' });
  await sending;
  const tip = await manager.findOneByOrFail(Tip, { locator: readReceipt(receipt).locator });
  expect((await manager.findBy(TipWrap, { tipId: tip.id })).map(({ holder }) => holder)).toContain((await successor()).id);
  expect(await manager.countBy(TipWrap, { holder: old.id })).toBe(0);
});

test('the recovery key opens the way for a new recipient, but not to tips that it is in conflict with', async () => {
  const { id: from, privateKey } = await world.door((tx) => makeRecoveryKey(tx));
  const [open, closed] = [await world.received(), await world.received({ unitId: world.ownUnit })];
  const newcomer = await world.appoint({
    ...{ ref: 'TN-6', role: 'INTAKE', subject: 'newcomer', areaIds: [province], conflictUnitIds: [world.ownUnit] },
  });
  const pair = keyPairOf(Buffer.from(privateKey, 'base64url'));
  const rewrap = { from, pair, to: newcomer.id };
  expect(await rewrapTips(world.door, world.keys, rewrap, 'người mới')).toBe(1);
  expect(await rewrapTips(world.door, world.keys, rewrap, 'người mới')).toBe(0);
  const claims = { roles: ['TIP_INTAKE' as const], subject: 'newcomer' };
  expect(await world.listed(claims)).toEqual([open.id]);
  const { unlock } = await world.unlock(claims);
  expect((await world.read(open.id, claims, unlock)).text).toBeDefined();
  expect(await world.read(closed.id, claims, unlock)).toMatchObject({ hidden: true });
});

test('the audit is a chain, and names what was changed, removed or cut off', async () => {
  const tip = await world.received();
  const { unlock } = await world.unlock(supervisor);
  for (const reason of ['một', 'hai', 'ba']) await world.read(tip.id, supervisor, unlock, reason);
  const { manager } = world.database.read;
  const whole = await verifyAudit(manager);
  expect(whole).toMatchObject({ entries: await manager.count(AuditEntry) });
  expect(whole.fault).toBeUndefined();
  const fault = async (statement: string, back: string) => {
    await world.door((tx) => tx.manager.query(statement));
    const found = await verifyAudit(manager);
    await world.door((tx) => tx.manager.query(back));
    return found.fault;
  };
  const last = whole.entries;
  const change = (reason: string) => `UPDATE audit_entry SET reason = '${reason}' WHERE seq = ${last - 1}`;
  expect(await fault(change('xem chơi'), change('hai'))).toBe(`entry ${last - 1} was changed`);
  const move = (from: number, to: number) => `UPDATE audit_entry SET seq = ${to} WHERE seq = ${from}`;
  expect(await fault(move(2, 999_999), move(999_999, 2))).toBe('entry 2 was removed');
  expect(await fault(`DELETE FROM audit_entry WHERE seq = ${last}`, 'SELECT 1')).toBe(
    `entries after ${last - 1} were removed: the head says ${last}`,
  );
});

test('nothing of a tip is read without a role of the office', async () => {
  const tip = await world.received();
  for (const role of ['UNIT_HEAD', 'UNIT_CONTACT', 'AREA_OFFICER', 'PROVINCIAL_OFFICER', 'ANALYST', 'AUDITOR', 'SYSTEM_ADMIN'] as const) {
    const claims = { roles: [role], subject: 'intake', areas: [province], units: [world.ownUnit] };
    const { errors } = await world.ask(`{ tip(id: "${tip.id}") { id } tips { totalCount } }`, {}, claims);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  }
  expect((await world.ask('{ tipsAudit { totalCount } }', {}, supervisor)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await world.ask('{ tips { totalCount } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
