import { AuditEntry } from '@binhan/common/audit';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Tip } from '../src/entities/tip.ts';
import { TipMessageRow } from '../src/entities/tip-message.ts';
import { TipWrap } from '../src/entities/tip-wrap.ts';
import { previewPurge, purgeTips } from '../src/operations/purge-tips.ts';
import { assessor, intake, startWorld, supervisor, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const closed = async (value: string) => {
  const tip = await world.tipIn('RESOLVED');
  const { token } = await world.openMailbox(tip.receipt.code);
  await world.write(token, 'nói thêm');
  const assessed = await world.on('assess', assessor, { value })(tip);
  await world.on('close', supervisor)(assessed);
  return tip;
};
const rowsOf = async (tipId: string) => {
  const { manager } = world.database.read;
  return [await manager.countBy(TipWrap, { tipId }), await manager.countBy(TipMessageRow, { tipId })];
};

test('unfounded tips are erased 90 days after closing, others after a year, and a preview erases nothing', async () => {
  world.setTime('2026-03-02');
  const [unfounded, partly] = [await closed('UNFOUNDED'), await closed('PARTIAL')];
  const open = await world.received();
  const purgeOn = async (day: string) => {
    world.setTime(day);
    const preview = await previewPurge(world.door);
    await purgeTips.run(world.door);
    return preview.map(({ tips }) => tips);
  };
  expect(await purgeOn('2026-05-30')).toEqual([0, 0, 0]);
  world.setTime('2026-05-31');
  expect(await previewPurge(world.door)).toEqual([
    { code: 'UNFOUNDED', tips: 1 },
    { code: 'OTHER', tips: 0 },
    { code: 'CONTACT', tips: 0 },
  ]);
  expect(await rowsOf(unfounded.id)).not.toEqual([0, 0]);
  expect(await purgeOn('2026-05-31')).toEqual([1, 0, 0]);
  expect(await rowsOf(unfounded.id)).toEqual([0, 0]);
  expect(await rowsOf(partly.id)).not.toEqual([0, 0]);
  expect(await purgeOn('2027-03-02')).toEqual([0, 1, 0]);
  expect(await rowsOf(partly.id)).toEqual([0, 0]);
  expect(await rowsOf(open.id)).not.toEqual([0, 0]);
  await world.settled();
  expect([...world.erased].sort()).toEqual([unfounded.id, partly.id].sort());
  world.setTime('2026-03-02');
});

test('of an erased tip nothing can be read by anybody, and its sender is told', async () => {
  const tip = await closed('UNFOUNDED');
  world.setTime('2026-06-30');
  await purgeTips.run(world.door);
  expect(await world.database.read.manager.findOneByOrFail(Tip, { id: tip.id })).toMatchObject({
    state: 'PURGED',
    sealedText: null,
    sealedDetails: null,
    recipientIds: [],
  });
  expect(await world.listed(supervisor)).not.toContain(tip.id);
  expect(await world.database.read.manager.existsBy(AuditEntry, { action: 'PURGE', subjectId: tip.id })).toBe(true);
  const { unlock } = await world.unlock(intake);
  expect(await world.read(tip.id, intake, unlock)).toMatchObject({ hidden: true });
  const { token } = await world.openMailbox(tip.receipt.code);
  const mailbox = await world.mailbox(token);
  expect(mailbox).toMatchObject({ state: 'PURGED', messages: [] });
  expect(mailbox.words.vi).toContain('đã được xóa');
  expect((await world.write(token, 'x')).code).toBe('CONTENT_ERASED');
  world.setTime('2026-03-02');
});

test('what is out of scope goes too, a year after it was dismissed', async () => {
  const tip = await world.tipIn('SCREENED');
  await world.on('dismiss', intake, { topic: 'PUBLIC_AFFAIRS' })(tip);
  world.setTime('2027-03-03');
  await purgeTips.run(world.door);
  expect(await rowsOf(tip.id)).toEqual([0, 0]);
  world.setTime('2026-03-02');
});
