import { inTransaction } from '@binhan/common/transaction';
import { publicViewer, systemViewer } from '@binhan/common/viewer';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SpentChallenge } from '../src/entities/spent-challenge.ts';
import { Tip } from '../src/entities/tip.ts';
import { TipWrap } from '../src/entities/tip-wrap.ts';
import { type SubmitTipInput, submitTip } from '../src/operations/submit-tip.ts';
import { work } from './work.ts';
import { assessor, intake, newRequestKey, startWorld, supervisor, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const counts = async () => {
  const { manager } = world.database.read;
  return [await manager.count(Tip), await manager.count(TipWrap), await manager.count(SpentChallenge)];
};

test('somebody without a token sends a tip, and gets a receipt and the words that belong to it', async () => {
  const { receipt, words } = await world.submit();
  expect(receipt.code).toMatch(/^(\w{5}-){5}\w{5}$/);
  expect(receipt.code.replaceAll('-', '').startsWith(receipt.locator)).toBe(true);
  expect(words.map(({ code }: { code: string }) => code)).toEqual([
    'ANONYMITY',
    'EMERGENCY_113',
    'FALSE_REPORTS',
    'CHILD_LINE_111',
    'NO_STATE_SECRETS',
  ]);
});

test('a request that is sent twice, at once or later, gets one receipt and makes one tip', async () => {
  const requestKey = newRequestKey();
  const [tips] = await counts();
  const twice = await Promise.all([world.submit({ requestKey }), world.submit({ requestKey })]);
  const later = await world.submit({ requestKey, text: 'sửa lại' });
  expect(new Set([...twice, later].map(({ receipt }) => receipt.code)).size).toBe(1);
  expect((await counts())[0]).toBe((tips as number) + 1);
});

test('a retry after a lost answer, with the same work, gets the receipt as well', async () => {
  const same = { requestKey: newRequestKey(), proof: work(await world.challenge()) };
  const first = await world.submit(same);
  expect((await world.submit(same)).receipt).toEqual(first.receipt);
});

test('a challenge serves one tip', async () => {
  const proof = work(await world.challenge());
  expect((await world.submit({ proof })).code).toBeUndefined();
  expect((await world.submit({ proof })).code).toBe('CHALLENGE_USED');
  const [atOnce, other] = await (async (fresh) => Promise.all([world.submit({ proof: fresh }), world.submit({ proof: fresh })]))(
    work(await world.challenge()),
  );
  expect([atOnce.code, other.code].sort()).toEqual(['CHALLENGE_USED', undefined]);
});

test('the work gets harder for a network that sends much, and for no other', async () => {
  const { difficulty } = await world.challenge('a busy network');
  for (let i = 0; i < 20; i++) await world.submit({}, 'a busy network');
  expect((await world.challenge('a busy network')).difficulty).toBeGreaterThan(difficulty);
  expect((await world.challenge('a calm network')).difficulty).toBe(difficulty);
});

test('without work, text, a known commune or a strong request key nothing is taken', async () => {
  const before = await counts();
  const codes = await Promise.all(
    [
      { proof: { ...(await world.challenge()), answer: 'x' } },
      { proof: { challenge: (await world.challenge()).challenge, answer: 'x' } },
      { text: '   ' },
      { text: 'x'.repeat(60 * 1024) },
      { periodText: 'x'.repeat(201) },
      { areaId: '99999@2025-07-01' },
      { areaId: '03387@2013-12-27' },
      { unitId: 'unknown' },
      { requestKey: 'short' },
    ].map(async (input) => (await world.submit(input)).code),
  );
  expect(codes).toEqual([
    'BAD_USER_INPUT',
    'WORK_MISSING',
    'REQUIRED',
    'TEXT_TOO_LONG',
    'TOO_LONG',
    'AREA_NOT_KNOWN_YET',
    'AREA_NOT_VALID',
    'UNIT_NOT_KNOWN_YET',
    'WEAK_REQUEST_KEY',
  ]);
  expect(await counts()).toEqual(before);
});

test('a tip that nobody in office could act on is not taken', async () => {
  await world.door((tx) => tx.manager.query("UPDATE recipient SET validTo = '2026-02-01'"));
  expect((await world.submit()).code).toBe('NOBODY_TO_OPEN');
  await world.door((tx) => tx.manager.query('UPDATE recipient SET validTo = NULL'));
  expect((await world.submit()).code).toBeUndefined();
});

test('a stop between sealing and commit leaves nothing: no tip, no wrap, no spent challenge, no event', async () => {
  const input = { requestKey: newRequestKey(), proof: work(await world.challenge()) };
  const before = await counts();
  await world.settled();
  const events = world.published.length;
  const whole = { category: 'THEFT', urgency: 'ORDINARY', areaId: (await anyTip()).areaId, text: 'x', source: 'UNKNOWN', language: 'VI' };
  const stopped = inTransaction(world.database, { viewer: publicViewer, now: new Date('2026-03-02T02:00:00Z') }, async (tx) => {
    await submitTip(tx, world.keys, { ...whole, underAge: false, ...input } as SubmitTipInput);
    throw new Error('killed');
  });
  await expect(stopped).rejects.toThrow('killed');
  expect(await counts()).toEqual(before);
  const { receipt } = await world.submit({ ...input, text: 'x' });
  expect((await world.openMailbox(receipt.code)).code).toBeUndefined();
  await world.settled();
  expect(world.published).toHaveLength(events + 1);
});

const anyTip = async () => (await world.database.read.manager.find(Tip, { take: 1 }))[0] as Tip;

test('what stands in plain of a tip is what security.md allows, and no time but the hour', async () => {
  world.setTime('2026-03-02', 14);
  const { id } = await world.received({ unitId: world.ownUnit, periodText: 'tối qua', source: 'PUPIL', underAge: true });
  world.setTime('2026-03-02', 9);
  const row = await world.database.read.manager.findOneByOrFail(Tip, { id });
  const { sealedText, sealedDetails, salt, verifier, ...plain } = row;
  expect(plain).toMatchObject({ state: 'RECEIVED', channel: 'WEB', category: 'THEFT', sourceUnitKind: null, value: null });
  expect(row.receivedAt.toISOString()).toBe('2026-03-02T07:00:00.000Z');
  expect(JSON.stringify(plain)).not.toContain(world.ownUnit);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  expect([sealedText?.length, sealedDetails?.length]).toEqual([1024 + 28, 1024 + 28]);
  expect([salt, verifier].join()).not.toContain('undefined');
});

test('questions for another office are answered with the office, and nothing is stored', async () => {
  const before = await counts();
  const { data } = await world.ask('{ whereElse(topic: OFFICIAL_CONDUCT) { topic words { vi en } } }');
  expect(data.whereElse).toHaveLength(1);
  expect(data.whereElse[0].words.vi).toContain('Luật Tố cáo');
  expect((await world.ask('{ whereElse { topic } }')).data.whereElse).toHaveLength(5);
  expect(await counts()).toEqual(before);
});

test('the office takes a tip through its whole life', async () => {
  const tip = await world.tipIn('RESOLVED');
  await expect(world.on('close', supervisor)(tip)).rejects.toMatchObject({ code: 'VALUE_UNSETTLED' });
  const assessed = await world.on('assess', assessor, { value: 'PARTIAL' })(tip);
  const closed = await world.on('close', supervisor)(assessed);
  expect(closed.state).toBe('CLOSED');
  await expect(world.on('screen', intake)(closed)).rejects.toMatchObject({ code: 'INVALID_TRANSITION' });
});

test('another crime than those of the list needs a supervisor before it is classified', async () => {
  const tip = await world.tipIn('SCREENED', { category: 'OTHER_ORDINARY' });
  const classify = world.on('classify', assessor, { legalKind: 'INFORMATION' });
  await expect(classify(tip)).rejects.toMatchObject({ code: 'CATEGORY_UNCONFIRMED' });
  await expect(world.on('confirmCategory', intake)(tip)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const confirmed = await world.on('confirmCategory', supervisor)(tip);
  expect((await classify(confirmed)).state).toBe('CLASSIFIED');
});

test('what is out of scope is erased at once, and the sender is told where to turn to', async () => {
  const tip = await world.tipIn('SCREENED');
  const { token } = await world.openMailbox(tip.receipt.code);
  await world.write(token, 'Tôi nói thêm');
  await world.on('dismiss', intake, { topic: 'CIVIL_DISPUTE' })(tip);
  expect(await world.database.read.manager.findOneByOrFail(Tip, { id: tip.id })).toMatchObject({ sealedText: null, sealedDetails: null });
  const mailbox = await world.mailbox(token);
  expect(mailbox).toMatchObject({ state: 'OUT_OF_SCOPE', messages: [] });
  expect(mailbox.words.vi).toContain('Tổ hòa giải');
  expect((await world.write(token, 'nữa')).code).toBe('CONTENT_ERASED');
  const { unlock } = await world.unlock(intake);
  expect((await world.read(tip.id, intake, unlock)).code).toBe('CONTENT_ERASED');
});

test('VALUABLE counts once a second person agrees, and then the kind of the unit is known', async () => {
  const tip = await world.tipIn('FORWARDED', { unitId: world.ownUnit });
  const both = { roles: ['TIP_ASSESSOR' as const, 'TIP_SUPERVISOR' as const], subject: 'assessor' };
  const valuable = await world.on('assess', assessor, { value: 'VALUABLE' })(tip);
  const confirm = async (claims: typeof both | typeof supervisor) =>
    world.on('confirmValue', claims, { unlock: (await world.unlock(claims)).unlock })(valuable);
  await expect(confirm(assessor)).rejects.toMatchObject({ code: 'SECOND_PERSON' });
  await expect(confirm(both)).rejects.toMatchObject({ code: 'SECOND_PERSON' });
  const before = await world.database.read.manager.findOneByOrFail(Tip, { id: tip.id });
  expect(before).toMatchObject({ valueConfirmedOn: null, sourceUnitKind: null });
  const confirmed = await confirm(supervisor);
  expect(await world.database.read.manager.findOneByOrFail(Tip, { id: tip.id })).toMatchObject({
    valueConfirmedOn: '2026-03-02',
    sourceUnitKind: 'SCHOOL',
  });
  await expect(world.on('assess', assessor, { value: 'UNFOUNDED' })(confirmed)).rejects.toMatchObject({ code: 'NOTHING_TO_CONFIRM' });
});

test('limits run from the reception, the late are listed, and time is extended once with the procuracy’s number', async () => {
  const tip = await world.tipIn('CLASSIFIED');
  expect(await world.listed(supervisor, 'overdueTips')).not.toContain(tip.id);
  world.setTime('2026-03-03', 10);
  expect(await world.listed(supervisor, 'overdueTips')).toContain(tip.id);
  const forwarded = await world.on('forward', assessor)(tip);
  const query = `{ tip(id: "${tip.id}") { clocks { kind dueAt doneOn overdue } } }`;
  expect((await world.ask(query, {}, assessor)).data.tip.clocks).toEqual([
    { kind: 'FORWARD', dueAt: '2026-03-03T02:00:00.000Z', doneOn: '2026-03-03', overdue: true },
    { kind: 'ACKNOWLEDGE', dueAt: '2026-03-05T17:00:00.000Z', doneOn: '2026-03-02', overdue: false },
    { kind: 'RESOLVE', dueAt: '2026-03-22T17:00:00.000Z', doneOn: null, overdue: false },
  ]);
  world.setTime('2026-03-23');
  expect(await world.listed(supervisor, 'overdueTips')).toContain(tip.id);
  const extended = await world.on('extend', supervisor, { procuracyReference: '12/QĐ-VKS' })(forwarded);
  expect(await world.listed(supervisor, 'overdueTips')).not.toContain(tip.id);
  await expect(world.on('extend', supervisor, { procuracyReference: '13/QĐ-VKS' })(extended)).rejects.toMatchObject({
    code: 'ALREADY_EXTENDED',
  });
  world.setTime('2026-03-02');
});

test('spent challenges are forgotten when they could not be used anyway', async () => {
  await world.submit();
  const { forgetChallenges } = await import('../src/operations/forget-challenges.ts');
  await forgetChallenges.run((run) =>
    inTransaction(world.database, { viewer: systemViewer('test'), now: new Date('2026-03-03T00:00:00Z') }, run),
  );
  expect((await counts())[2]).toBe(0);
});
