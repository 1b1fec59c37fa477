import { AuditEntry } from '@binhan/common/audit';
import { startTestGateway, type TestGateway } from '@binhan/gateway/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TipFile, TipFilePart } from '../src/entities/tip-file.ts';
import { purgeTips } from '../src/operations/purge-tips.ts';
import { revokeRecipient } from '../src/operations/revoke-recipient.ts';
import { partBytes } from '../src/sealing/sealed-file.ts';
import { jpegOfPhone } from './pictures.ts';
import { type Attachment, uploadsAt } from './uploads.ts';
import { assessor, intake, partial, startWorld, supervisor, type World } from './world.ts';

let world: World;
let gateway: TestGateway;
let office: ReturnType<typeof uploadsAt>;
beforeAll(async () => {
  world = await startWorld();
  gateway = await startTestGateway(world, { tips: world.url, units: world.units.url });
  office = uploadsAt(gateway.url.replace('/graphql', '/files/tips'), world);
});
afterAll(async () => {
  await gateway.stop();
  await world.stop();
});

const tipWithPicture = async (width = 90, height = 60) => {
  const tip = await office.tipWith([await office.uploadOf(await jpegOfPhone(width, height))], intake);
  const [attachment] = tip.attachments as [Attachment];
  return { ...tip, attachment };
};
const partsOf = (fileId: string) => world.database.read.manager.find(TipFilePart, { where: { fileId }, order: { place: 'ASC' } });
const seal = (fileId: string, place: number, sealed: Buffer) =>
  world.door((tx) => tx.manager.update(TipFilePart, { fileId, place }, { sealed }));

test('a picture comes as a file to keep, that no browser runs or keeps', async () => {
  const { attachment } = await tipWithPicture();
  const { status, headers, bytes } = await office.fetchFile(attachment.ticket, intake);
  expect([status, bytes?.length]).toEqual([200, attachment.bytes]);
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-length': String(attachment.bytes),
    'content-disposition': 'attachment; filename="attachment.jpg"',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
  });
});

test('each fetch is in the audit under the tip, with the reason of the reading, or there is none', async () => {
  const { id, attachment } = await tipWithPicture();
  const fetches = () => world.database.read.manager.findBy(AuditEntry, { subjectId: id, action: 'READ_FILE' });
  await office.fetchFile(attachment.ticket, intake);
  await office.fetchFile(attachment.ticket, intake);
  expect(await fetches()).toMatchObject([{ reason: 'phân loại tin' }, { subjectType: 'Tip', actor: expect.any(String) }]);
  await world.door((tx) => tx.manager.query('ALTER TABLE audit_entry RENAME TO audit_entry_away'));
  const refused = await office.fetchFile(attachment.ticket, intake);
  await world.door((tx) => tx.manager.query('ALTER TABLE audit_entry_away RENAME TO audit_entry'));
  expect(refused).toMatchObject({ status: 500, code: 'INTERNAL', bytes: undefined });
  expect(await fetches()).toHaveLength(2);
});

test('a ticket is good for the one who read the tip, for a quarter of an hour', async () => {
  const { attachment } = await tipWithPicture();
  expect(await office.fetchFile(attachment.ticket)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  for (const other of [assessor, supervisor, partial])
    expect(await office.fetchFile(attachment.ticket, other)).toMatchObject({ status: 400, code: 'TICKET_EXPIRED' });
  expect((await office.fetchFile(`${attachment.ticket.slice(0, -2)}AA`, intake)).code).toBe('TICKET_EXPIRED');
  expect((await office.fetchFile(await office.uploadOf(await jpegOfPhone()), intake)).code).toBe('TICKET_EXPIRED');
  expect((await world.submit({ attachments: [attachment.ticket] })).code).toBe('UPLOAD_EXPIRED');
  world.setTime('2026-03-02', 10);
  expect((await office.fetchFile(attachment.ticket, intake)).code).toBe('TICKET_EXPIRED');
  world.setTime('2026-03-02');
});

test('who has lost the tip has lost its pictures, although the ticket still lasts', async () => {
  const leaving = { roles: ['TIP_INTAKE' as const], subject: 'leaving' };
  const recipient = await world.appoint({ ref: 'TN-ĐI', role: 'INTAKE', subject: 'leaving', areaIds: ['12@2013-12-27'] });
  const { attachments } = await office.tipWith([await office.uploadOf(await jpegOfPhone())], leaving);
  const ticket = attachments[0]?.ticket as string;
  expect((await office.fetchFile(ticket, leaving)).status).toBe(200);
  expect((await office.fetchFile(ticket, { ...leaving, roles: ['ANALYST'] })).code).toBe('FORBIDDEN');
  await world.door((tx) => revokeRecipient(tx, recipient, 'nghỉ việc'));
  expect(await office.fetchFile(ticket, leaving)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
});

test('pieces that are exchanged, left away, put in or brought from another file do not open', async () => {
  const { attachment } = await tipWithPicture(500, 400);
  const other = await tipWithPicture(500, 400);
  const fileId = attachment.id;
  const parts = await partsOf(fileId);
  const [one, two, last] = [parts[0], parts[1], parts.at(-1)] as [TipFilePart, TipFilePart, TipFilePart];
  expect(parts.length).toBeGreaterThan(3);
  const opens = async () => {
    const { status, bytes } = await office.fetchFile(attachment.ticket, intake).catch(() => ({ status: 0, bytes: undefined }));
    return status === 200 && bytes?.length === attachment.bytes;
  };
  expect(await opens()).toBe(true);
  const tampered: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
    [
      'exchanged',
      async () => [await seal(fileId, 1, two.sealed), await seal(fileId, 2, one.sealed)],
      async () => [await seal(fileId, 1, one.sealed), await seal(fileId, 2, two.sealed)],
    ],
    [
      'the last left away',
      () => world.door((tx) => tx.manager.delete(TipFilePart, { fileId, place: last.place })),
      () => world.door((tx) => tx.manager.insert(TipFilePart, last)),
    ],
    [
      'one put in behind',
      () => world.door((tx) => tx.manager.insert(TipFilePart, { ...last, place: last.place + 1 })),
      () => world.door((tx) => tx.manager.delete(TipFilePart, { fileId, place: last.place + 1 })),
    ],
    [
      'one in the middle from another file',
      async () => seal(fileId, 2, (await partsOf(other.attachment.id))[1]?.sealed as Buffer),
      () => seal(fileId, 2, two.sealed),
    ],
  ];
  for (const [what, tamper, mend] of tampered) {
    await tamper();
    expect([what, await opens()]).toEqual([what, false]);
    await mend();
    expect([what, await opens()]).toEqual([what, true]);
  }
});

test('the key of a picture is bound to its row and its tip', async () => {
  const [mine, other] = [await tipWithPicture(), await tipWithPicture()];
  const row = await world.database.read.manager.findOneByOrFail(TipFile, { id: other.attachment.id });
  await world.door((tx) => tx.manager.update(TipFile, { id: mine.attachment.id }, { sealedDetails: row.sealedDetails }));
  const { unlock } = await world.unlock(intake);
  expect((await world.read(mine.id, intake, unlock)).code).toBe('INTERNAL');
  await world.door((tx) => tx.manager.update(TipFile, { id: other.attachment.id }, { tipId: mine.id }));
  expect((await office.fetchFile(other.attachment.ticket, intake)).code).toBe('CONTENT_ERASED');
});

test('what is stored of a picture is ciphertext in rows of one size, whose number tells little', async () => {
  const sizes = new Set<number>();
  for (const [width, height] of [
    [90, 60],
    [240, 160],
    [500, 400],
    [510, 410],
  ] as const) {
    const { attachment } = await tipWithPicture(width, height);
    const parts = await partsOf(attachment.id);
    sizes.add(parts.length);
    expect(new Set(parts.map(({ sealed }) => sealed.length))).toEqual(new Set([partBytes + 28]));
    for (const { sealed } of parts) expect(new Set(sealed).size).toBe(256);
    expect(parts.length * partBytes).toBeGreaterThan(attachment.bytes);
  }
  expect([...sizes].every((size) => [1, 2, 3, 4, 6, 8, 12, 16].includes(size))).toBe(true);
  expect(sizes.size).toBeLessThan(4);
});

test('the pictures go with what was sent: when a tip is dismissed, and when its time is over', async () => {
  const rows = async (fileId: string) => [
    await world.database.read.manager.countBy(TipFile, { id: fileId }),
    await world.database.read.manager.countBy(TipFilePart, { fileId }),
  ];
  const dismissed = await tipWithPicture();
  const screened = await world.on('screen', intake)(dismissed);
  expect(await rows(dismissed.attachment.id)).toEqual([1, 1]);
  await world.on('dismiss', intake, { topic: 'CIVIL_DISPUTE' })(screened);
  expect(await rows(dismissed.attachment.id)).toEqual([0, 0]);
  expect((await office.fetchFile(dismissed.attachment.ticket, intake)).code).toBe('CONTENT_ERASED');
  const { token } = await world.openMailbox(dismissed.receipt.code);
  const late = await office.uploadOf(await jpegOfPhone());
  expect((await world.write(token, 'ảnh', [late])).code).toBe('CONTENT_ERASED');

  const closed = await world.tipIn('RESOLVED', { attachments: [late] });
  await world.on('close', supervisor)(await world.on('assess', assessor, { value: 'UNFOUNDED' })(closed));
  const [file] = await world.database.read.manager.findBy(TipFile, { tipId: closed.id });
  expect(await rows(file?.id as string)).toEqual([1, 1]);
  world.setTime('2026-06-30');
  await purgeTips.run(world.door);
  expect(await rows(file?.id as string)).toEqual([0, 0]);
  world.setTime('2026-03-02');
});
