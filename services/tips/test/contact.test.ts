import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TipContact } from '../src/entities/tip-contact.ts';
import { TipWrap } from '../src/entities/tip-wrap.ts';
import { purgeTips } from '../src/operations/purge-tips.ts';
import { rotateRecipient } from '../src/operations/rotate-recipient.ts';
import { assessor, auditor, intake, passphrase, province, startWorld, supervisor, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const inMailbox = async (mutation: string, input: { token: string; contact?: string }) => {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { mailbox { state messages { text } } } }`;
  const { data, errors } = await world.ask(query, { input });
  return { mailbox: data?.[mutation]?.mailbox, code: errors?.[0]?.extensions.code as string | undefined };
};
const contactOf = async (id: string, claims: typeof intake, unlock: string, reason = 'hẹn gặp') => {
  const query = `query ($id: ID!, $unlock: String!, $reason: String!) { tip(id: $id) { contact(unlock: $unlock, reason: $reason) { contact offeredOn } } }`;
  const { data, errors } = await world.ask(query, { id, unlock, reason }, claims);
  return { contact: data?.tip?.contact, code: errors?.[0]?.extensions.code as string | undefined };
};
const offered = async () => {
  const tip = await world.received();
  const { token } = await world.openMailbox(tip.receipt.code);
  await inMailbox('offerContact', { token, contact: '0912 000 000, buổi tối' });
  return { ...tip, token };
};
const wrapsOf = (tipId: string) => world.database.read.manager.countBy(TipWrap, { tipId, what: 'CONTACT' });

test('a contact opens for a supervisor with a reason, and the auditor is told', async () => {
  const tip = await offered();
  const { unlock } = await world.unlock(supervisor);
  const contact = { contact: '0912 000 000, buổi tối', offeredOn: '2026-03-02' };
  expect(await contactOf(tip.id, supervisor, unlock)).toEqual({ contact, code: undefined });
  expect((await contactOf(tip.id, supervisor, unlock, ' ')).code).toBe('REQUIRED');
  const { data } = await world.ask(`{ tipsAudit(subjectId: "${tip.id}") { nodes { action reason } } }`, {}, auditor);
  expect(data.tipsAudit.nodes).toEqual([{ action: 'READ_CONTACT', reason: 'hẹn gặp' }]);
});

test('nobody else opens it: no other role, no reading of the tip, not the mailbox itself', async () => {
  const tip = await offered();
  for (const claims of [intake, assessor]) {
    const { unlock } = await world.unlock(claims);
    expect((await contactOf(tip.id, claims, unlock)).code).toBe('FORBIDDEN');
    // Even with the role in a token the key is missing.
    const promoted = { roles: [...claims.roles, 'TIP_SUPERVISOR' as const], subject: claims.subject as string };
    expect((await contactOf(tip.id, promoted, unlock)).code).toBe('FORBIDDEN');
    expect(JSON.stringify(await world.read(tip.id, claims, unlock))).not.toContain('0912');
  }
  expect(JSON.stringify(await world.mailbox(tip.token))).not.toContain('0912');
});

test('a tip without an offer has none, and an offer is replaced or taken back by its sender', async () => {
  const plain = await world.received();
  const { unlock } = await world.unlock(supervisor);
  expect(await contactOf(plain.id, supervisor, unlock)).toEqual({ contact: null, code: undefined });
  const tip = await offered();
  await inMailbox('offerContact', { token: tip.token, contact: 'qua bưu cục' });
  expect((await contactOf(tip.id, supervisor, unlock)).contact).toMatchObject({ contact: 'qua bưu cục' });
  expect((await inMailbox('withdrawContact', { token: tip.token })).mailbox.state).toBe('RECEIVED');
  expect([await wrapsOf(tip.id), await world.database.read.manager.countBy(TipContact, { tipId: tip.id })]).toEqual([0, 0]);
  expect((await inMailbox('offerContact', { token: tip.token, contact: ' ' })).code).toBe('REQUIRED');
});

test('it goes 30 days after the tip was closed, before the tip itself', async () => {
  const tip = await world.tipIn('RESOLVED');
  const { token } = await world.openMailbox(tip.receipt.code);
  await inMailbox('offerContact', { token, contact: 'x' });
  const assessed = await world.on('assess', assessor, { value: 'PARTIAL' })(tip);
  await world.on('close', supervisor)(assessed);
  world.setTime('2026-03-31');
  await purgeTips.run(world.door);
  expect(await wrapsOf(tip.id)).toBeGreaterThan(0);
  world.setTime('2026-04-01');
  await purgeTips.run(world.door);
  expect([await wrapsOf(tip.id), await world.database.read.manager.countBy(TipContact, { tipId: tip.id })]).toEqual([0, 0]);
  world.setTime('2026-03-02');
});

test('a supervisor whose keys are rotated keeps it', async () => {
  const old = await world.appoint({ ref: 'LD-7', role: 'SUPERVISOR', subject: 'chief', areaIds: [province] });
  const tip = await offered();
  await rotateRecipient(world.door, world.keys, old, { passphrase, newPassphrase: 'mật khẩu mới của lãnh đạo' });
  const chief = { roles: ['TIP_SUPERVISOR' as const], subject: 'chief' };
  const { unlock } = await world.unlock(chief, 'mật khẩu mới của lãnh đạo');
  expect((await contactOf(tip.id, chief, unlock)).contact.contact).toContain('0912');
});
