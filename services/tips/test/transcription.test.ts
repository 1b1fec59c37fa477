import { AuditEntry } from '@binhan/common/audit';
import { muongKim } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Tip } from '../src/entities/tip.ts';
import { boxesIn } from './boxes.ts';
import { assessor, auditor, intake, newRequestKey, partial, startWorld, supervisor, type World } from './world.ts';

let world: World;
let boxes: Awaited<ReturnType<typeof boxesIn>>;
beforeAll(async () => {
  world = await startWorld();
  boxes = await boxesIn(world);
});
afterAll(() => world.stop());

const tips = () => world.database.read.manager.count(Tip);

test('a paper becomes a tip like any other: sealed, given to the same people, with a receipt that opens its mailbox', async () => {
  const opening = await boxes.opened(await boxes.active());
  const before = new Set(await world.listed(supervisor));
  const { receipt } = await boxes.transcribe(opening);
  const id = (await world.listed(supervisor)).find((one) => !before.has(one)) as string;
  expect(await world.database.read.manager.findOneByOrFail(Tip, { id })).toMatchObject({ channel: 'TIP_BOX', state: 'RECEIVED' });
  const { unlock } = await world.unlock(intake);
  expect(await world.read(id, intake, unlock)).toMatchObject({ text: boxes.paper.text });
  const { token } = await world.openMailbox(receipt.code);
  expect(await world.mailbox(token)).toMatchObject({ state: 'RECEIVED', messages: [] });
  expect(await boxes.openingOf(opening.id)).toMatchObject({ transcribed: 1, discarded: 0 });
});

test('nothing leads from a tip to its box: no column, no line of the audit, no instant', async () => {
  const box = await boxes.active();
  const opening = await boxes.opened(box, 1);
  const entries = () => world.database.read.manager.count(AuditEntry);
  const [before, known] = [await entries(), new Set(await world.listed(supervisor))];
  await boxes.transcribe(opening);
  const id = (await world.listed(supervisor)).find((one) => !known.has(one)) as string;
  expect(await entries()).toBe(before);
  const { read } = world.database;
  for (const { tableName } of read.entityMetadatas) {
    const rows = JSON.stringify(await read.query(`SELECT * FROM ${tableName}`)).replaceAll('\\', '');
    const both = rows.split('},{').filter((row) => row.includes(id) && (row.includes(box.id) || row.includes(opening.id)));
    expect(both).toEqual([]);
  }
});

test('a request that is repeated gets the same receipt and takes one paper off', async () => {
  const opening = await boxes.opened(await boxes.active());
  const requestKey = newRequestKey();
  const count = await tips();
  const twice = await Promise.all([boxes.transcribe(opening, { requestKey }), boxes.transcribe(opening, { requestKey })]);
  const later = await boxes.transcribe(opening, { requestKey });
  const codes = [...twice, later].flatMap(({ receipt }) => receipt?.code ?? []);
  expect(new Set(codes).size).toBe(1);
  expect(later.receipt).toBeDefined();
  expect([await tips(), (await boxes.openingOf(opening.id)).transcribed]).toEqual([count + 1, 1]);
  expect((await boxes.transcribe(opening, { requestKey: 'short' })).code).toBe('WEAK_REQUEST_KEY');
});

test('papers are taken up only after both have counted, and never more than there are', async () => {
  const box = await boxes.active();
  const recorded = await boxes.open(box, { count: 2 });
  expect((await boxes.transcribe(recorded)).code).toBe('INVALID_TRANSITION');
  let opening = await boxes.onOpening('confirm', recorded, { count: 2 });
  await boxes.transcribe(opening);
  opening = await boxes.openingOf(opening.id);
  opening = await boxes.onOpening('discardPaperOf', opening, { why: 'ILLEGIBLE' }, intake);
  expect((await boxes.transcribe(opening)).code).toBe('BOX_PAPERS_EXCEEDED');
  await expect(boxes.onOpening('discardPaperOf', opening, { why: 'EMPTY' }, intake)).rejects.toMatchObject({ code: 'BOX_PAPERS_EXCEEDED' });
  const { data } = await world.ask(`{ tipsAudit(subjectId: "${box.id}") { nodes { action reason } } }`, {}, auditor);
  expect(data.tipsAudit.nodes.at(-1)).toEqual({ action: 'BOX_PAPER_DISCARDED', reason: 'ILLEGIBLE' });
});

test('papers that are not accounted for in three days are a mismatch, until they are or a supervisor says why', async () => {
  const [box, other] = [await boxes.active(), await boxes.active()];
  const [found, lost] = [await boxes.opened(box, 1), await boxes.opened(other, 1)];
  const listed = () => world.listed(supervisor, 'tipBoxMismatches');
  world.setTime('2026-03-05');
  expect(await listed()).not.toContain(found.id);
  world.setTime('2026-03-06');
  expect(await listed()).toEqual(expect.arrayContaining([found.id, lost.id]));
  expect((await boxes.openingOf(found.id)).mismatches).toEqual(['PAPERS']);
  await boxes.transcribe(found);
  await boxes.onOpening('settle', lost, { difference: 'PAPERS', reason: 'giấy bị ướt, không còn' }, supervisor);
  for (const { id } of [found, lost]) {
    expect((await boxes.openingOf(id)).mismatches).toEqual([]);
    expect(await listed()).not.toContain(id);
  }
  world.setTime('2026-03-02');
});

test('who is in conflict with the unit of the box transcribes nothing of it, nor does anybody but intake', async () => {
  const opening = await boxes.opened(await boxes.active({ unitId: world.ownUnit }));
  expect((await boxes.transcribe(opening, {}, partial)).code).toBe('BOX_CONFLICT');
  await expect(boxes.onOpening('discardPaperOf', opening, { why: 'EMPTY' }, partial)).rejects.toMatchObject({ code: 'BOX_CONFLICT' });
  for (const claims of [supervisor, assessor]) expect((await boxes.transcribe(opening, {}, claims)).code).toBe('FORBIDDEN');
  expect((await boxes.transcribe(opening)).code).toBeUndefined();
});

test('a tip is refused as from the web, and then no paper is taken off', async () => {
  const opening = await boxes.opened(await boxes.active());
  const codes = [];
  for (const wrong of [{ text: ' ' }, { areaId: '03387@2013-12-27' }, { unitId: 'unknown' }, { text: 'x'.repeat(70_000) }])
    codes.push((await boxes.transcribe(opening, { tip: { ...boxes.paper, ...wrong } })).code);
  expect(codes).toEqual(['REQUIRED', 'AREA_NOT_VALID', 'UNIT_NOT_KNOWN_YET', 'TEXT_TOO_LONG']);
  expect((await boxes.openingOf(opening.id)).transcribed).toBe(0);
});

test('what is told by telephone, in person, in a letter or by VNeID is entered with its channel, for the people of its commune', async () => {
  for (const channel of ['PHONE', 'IN_PERSON', 'LETTER', 'VNEID']) {
    const before = new Set(await world.listed(supervisor));
    const { receipt } = await boxes.enter('enterTip', { channel, tip: { ...boxes.paper, areaId: muongKim } });
    const [id] = (await world.listed(supervisor)).filter((one) => !before.has(one));
    expect(await world.database.read.manager.findOneByOrFail(Tip, { id: id as string })).toMatchObject({ channel, areaId: muongKim });
    expect(await world.listed(intake)).not.toContain(id);
    expect((await world.openMailbox(receipt.code)).code).toBeUndefined();
  }
  for (const channel of ['WEB', 'TIP_BOX']) expect((await boxes.enter('enterTip', { channel })).code).toBe('BAD_USER_INPUT');
});

test('nobody enters tips without being in office', async () => {
  for (const claims of [{ roles: ['TIP_INTAKE' as const], subject: 'nobody' }, supervisor])
    expect((await boxes.enter('enterTip', { channel: 'PHONE' }, claims)).code).toBe('FORBIDDEN');
});
