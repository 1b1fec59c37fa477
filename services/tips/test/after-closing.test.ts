import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ProtectionRequest } from '../src/entities/protection-request.ts';
import { Tip } from '../src/entities/tip.ts';
import { TipContact } from '../src/entities/tip-contact.ts';
import { purgeTips } from '../src/operations/purge-tips.ts';
import { assessor, startWorld, supervisor, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const closed = async (value = 'UNFOUNDED') => {
  world.setTime('2026-03-02');
  const tip = await world.tipIn('RESOLVED');
  await world.on('close', supervisor)(await world.on('assess', assessor, { value })(tip));
  return tip;
};
const inMailbox = async (mutation: 'requestProtection' | 'offerContact', { receipt }: { receipt: { code: string } }) => {
  const { token } = await world.openMailbox(receipt.code);
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { mailbox { state } } }`;
  expect((await world.ask(query, { input: { token, contact: '0912 000 000' } })).errors).toBeUndefined();
};
const purgeOn = async (day: string) => {
  world.setTime(day);
  await purgeTips.run(world.door);
};
const hasContact = ({ id }: { id: string }) => world.database.read.manager.existsBy(TipContact, { tipId: id });
const requestOf = ({ id }: { id: string }) => world.database.read.manager.findOneBy(ProtectionRequest, { tipId: id });
const stateOf = async ({ id }: { id: string }) => (await world.database.read.manager.findOneByOrFail(Tip, { id })).state;

test('who asks for protection after the tip was closed is not forgotten before somebody has passed it on', async () => {
  const tip = await closed();
  world.setTime('2026-04-20');
  await inMailbox('requestProtection', tip);
  await purgeOn('2026-04-21');
  expect(await hasContact(tip)).toBe(true);
  await purgeOn('2026-08-01');
  expect(await hasContact(tip)).toBe(true);
  expect(await requestOf(tip)).toMatchObject({ state: 'REQUESTED' });
  expect(await stateOf(tip)).toBe('CLOSED');

  const { id, version } = (await requestOf(tip)) as ProtectionRequest;
  const query =
    'mutation ($input: PassOnProtectionRequestInput!) { passOnProtectionRequest(input: $input) { protectionRequest { state } } }';
  const input = { protectionRequestId: id, expectedVersion: version, agencyReference: '07/CQĐT' };
  expect((await world.ask(query, { input }, supervisor)).errors).toBeUndefined();
  await purgeOn('2026-08-01');
  expect(await stateOf(tip)).toBe('PURGED');
  expect([await hasContact(tip), await requestOf(tip)]).toEqual([false, null]);
});

test('a contact that is offered after closing is kept for its thirty days too', async () => {
  const tip = await closed('PARTIAL');
  world.setTime('2026-04-20');
  await inMailbox('offerContact', tip);
  await purgeOn('2026-05-19');
  expect(await hasContact(tip)).toBe(true);
  await purgeOn('2026-05-20');
  expect(await hasContact(tip)).toBe(false);
  expect(await stateOf(tip)).toBe('CLOSED');
});
