import { readdirSync, readFileSync } from 'node:fs';
import { startTestGateway, type TestGateway } from '@binhan/gateway/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { In } from 'typeorm';
import { SpentChallenge } from '../src/entities/spent-challenge.ts';
import { TipFile, TipFilePart } from '../src/entities/tip-file.ts';
import { eraseUploads } from '../src/operations/erase-files.ts';
import { cleanPicture } from '../src/pictures.ts';
import { bomb, flatJpeg, jpegOfPhone, pixelsOf, pngOfProgram, sizeOf, traces } from './pictures.ts';
import { uploadsAt } from './uploads.ts';
import { intake, newRequestKey, startWorld, type World } from './world.ts';

const MiB = 1024 * 1024;
let world: World;
let gateway: TestGateway;
let sender: ReturnType<typeof uploadsAt>;
beforeAll(async () => {
  world = await startWorld();
  gateway = await startTestGateway(world, { tips: world.url, units: world.units.url });
  sender = uploadsAt(gateway.url.replace('/graphql', '/files/tips'), world);
});
afterAll(async () => {
  await gateway.stop();
  await world.stop();
});

const stored = () => world.database.read.manager.count(TipFile);
const tracesIn = (bytes: Buffer) => Object.values(traces).filter((trace) => bytes.includes(trace));

test('of a photograph only its pixels arrive, the right way up', async () => {
  const photograph = await jpegOfPhone();
  expect(tracesIn(photograph)).toEqual([traces.exif, traces.gps, traces.xmp, traces.comment, traces.trailing]);
  const { attachments } = await sender.tipWith([await sender.uploadOf(photograph)], intake);
  const { bytes = Buffer.alloc(0) } = await sender.fetchFile(attachments[0]?.ticket as string, intake);
  expect(tracesIn(bytes)).toEqual([]);
  expect(bytes.toString('latin1')).not.toMatch(/Exif|http:\/\/ns\.adobe|ICC_PROFILE/);
  expect(await sizeOf(bytes)).toEqual({ width: 60, height: 90, format: 'jpeg' });
  expect(attachments).toEqual([expect.objectContaining({ mediaType: 'image/jpeg', bytes: bytes.length })]);
});

test('of a picture of a program only its pixels arrive, each of them', async () => {
  const { file, pixels } = await pngOfProgram();
  expect(tracesIn(file)).toEqual(expect.arrayContaining([traces.exif, traces.pngText, traces.trailing]));
  const { attachments } = await sender.tipWith([await sender.uploadOf(file)], intake);
  const { bytes = Buffer.alloc(0) } = await sender.fetchFile(attachments[0]?.ticket as string, intake);
  expect(tracesIn(bytes)).toEqual([]);
  expect(bytes.toString('latin1')).not.toMatch(/tEXt|zTXt|iTXt|eXIf|iCCP|tIME/);
  expect((await pixelsOf(bytes)).equals(pixels)).toBe(true);
});

test('a file is what its bytes say, whatever it is called', async () => {
  const { file } = await pngOfProgram();
  const named = { 'content-type': 'image/jpeg', 'content-disposition': 'attachment; filename="a.jpg"' };
  expect(await sender.upload(file, named)).toMatchObject({ status: 200, mediaType: 'image/png' });
  const photograph = await jpegOfPhone();
  expect(await sender.upload(photograph, { 'content-type': 'text/html', 'apollo-require-preflight': '1' })).toMatchObject({
    mediaType: 'image/jpeg',
  });
});

test('what is no JPEG and no PNG is refused, and what pretends to be one as well', async () => {
  const before = await stored();
  const photograph = await jpegOfPhone();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>';
  const gif = Buffer.from('R0lGODlhAQABAAAAACw=', 'base64');
  const pdfWithPicture = Buffer.concat([Buffer.from('%PDF-1.7\n'), photograph]);
  for (const file of ['<html><script>1</script>', svg, gif, pdfWithPicture, 'RIFF\0\0\0\0WEBPVP8 ', 'BM', ''])
    expect(await sender.upload(file)).toMatchObject({ status: 400, code: 'FILE_TYPE' });
  const { file: png } = await pngOfProgram();
  const svgBehindSignature = Buffer.concat([png.subarray(0, 8), Buffer.from(svg)]);
  const garbage = Buffer.concat([Buffer.from('ffd8ffe000104a46494600', 'hex'), Buffer.alloc(5000, 'garbage')]);
  for (const file of [garbage, svgBehindSignature, photograph.subarray(0, 400), png.subarray(0, 900)])
    expect(await sender.upload(file)).toMatchObject({ status: 400, code: 'FILE_BROKEN' });
  expect(await stored()).toBe(before);
});

test('a few kilobytes that want to become gigabytes are refused', async () => {
  const file = bomb();
  expect(file.length).toBeLessThan(10_000);
  expect(await sender.upload(file)).toMatchObject({ status: 400, code: 'PICTURE_TOO_LARGE' });
  // What claims to be small enough but has not the pixels ends as a broken one.
  expect(await sender.upload(bomb(7_000))).toMatchObject({ status: 400, code: 'FILE_BROKEN' });
});

test('a picture of the most pixels is taken, and finds the memory that it needs', async () => {
  const largest = await flatJpeg(8160, 6120); // as the sensors of phones are: 49.9 million
  const { bytes } = await cleanPicture(largest);
  expect(await sizeOf(bytes)).toEqual({ width: 6120, height: 8160, format: 'jpeg' });
});

test('more than 20 MiB are refused by the gateway and by the service itself', async () => {
  const straight = uploadsAt(world.url.replace('/graphql', '/files'), world);
  for (const { upload } of [sender, straight])
    expect(await upload(Buffer.alloc(20 * MiB + 1))).toMatchObject({ status: 413, code: 'FILE_TOO_LARGE' });
});

test('the process that looks at pictures has no environment, no keys, and an end to its memory', async () => {
  process.env.CANARY_OF_PARENT = 'CANARY-ENVIRONMENT-kzq';
  const work = cleanPicture(await jpegOfPhone(4000, 3000));
  let ended = false;
  work.finally(() => {
    ended = true;
  });
  const seen = new Set<string>();
  const limits = new Set<string | undefined>();
  while (!ended) {
    for (const environment of seenOfDecoders('environ')) seen.add(environment);
    for (const set of seenOfDecoders('limits')) limits.add(/Max data size +(\d+)/.exec(set)?.[1]);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await work;
  delete process.env.CANARY_OF_PARENT;
  // Only Linux shows it; PWD is put there by the shell that sets the limits.
  if (process.platform === 'linux') expect([seen.size > 0, [...limits]]).toEqual([true, ['716800000']]);
  for (const environment of seen) expect(environment.replace(/PWD=[^\0]*\0/g, '')).toBe('');
});

function seenOfDecoders(what: 'environ' | 'limits'): string[] {
  const processes = process.platform === 'linux' ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  return processes.flatMap((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return command.startsWith(process.execPath) && command.includes('re-encode.js') ? [readFileSync(`/proc/${pid}/${what}`, 'utf8')] : [];
    } catch {
      return []; // it has ended meanwhile
    }
  });
}

test('each upload costs work of its own, done before its bytes are looked at', async () => {
  const photograph = await jpegOfPhone();
  const proof = await sender.proofHeaders();
  expect(await sender.upload(photograph, proof)).toMatchObject({ status: 200 });
  const before = [await stored(), await world.database.read.manager.count(SpentChallenge)];
  expect(await sender.upload(photograph, proof)).toMatchObject({ status: 400, code: 'CHALLENGE_USED' });
  expect(await sender.upload(photograph, { 'x-challenge': 'x' })).toMatchObject({ code: 'CHALLENGE_EXPIRED' });
  expect(await sender.upload(photograph, { 'x-answer': 'lazy' })).toMatchObject({ code: 'WORK_MISSING' });
  expect((await world.submit({ proof: { challenge: proof['x-challenge'], answer: proof['x-answer'] } })).code).toBe('CHALLENGE_USED');
  expect([await stored(), await world.database.read.manager.count(SpentChallenge)]).toEqual(before);
  expect(await sender.upload('no picture', await sender.proofHeaders())).toMatchObject({ code: 'FILE_TYPE' });
});

test('five pictures belong to a tip and its talk, and a sixth to none of them', async () => {
  const uploads = [];
  for (let n = 0; n < 7; n++) uploads.push(await sender.uploadOf(await jpegOfPhone()));
  const [first = '', second = '', ...rest] = uploads;
  expect((await world.submit({ attachments: [...uploads.slice(0, 6)] })).code).toBe('TOO_MANY_FILES');
  const tip = await world.received({ attachments: [first, second, rest[0]] });
  const { token } = await world.openMailbox(tip.receipt.code);
  expect((await world.write(token, 'thêm ba ảnh', rest.slice(1, 4))).code).toBe('TOO_MANY_FILES');
  const { messages, code } = await world.write(token, 'thêm hai ảnh', rest.slice(1, 3));
  expect([code, messages.length]).toEqual([undefined, 1]);
  expect((await world.write(token, 'thêm một ảnh', rest.slice(3, 4))).code).toBe('TOO_MANY_FILES');
  const { unlock } = await world.unlock(intake);
  expect((await world.read(tip.id, intake, unlock)).attachments).toHaveLength(5);
});

test('two messages at once do not bring more than five', async () => {
  const uploads = [];
  for (let n = 0; n < 6; n++) uploads.push(await sender.uploadOf(await jpegOfPhone()));
  const tip = await world.received();
  const { token } = await world.openMailbox(tip.receipt.code);
  const codes = await Promise.all([world.write(token, 'a', uploads.slice(0, 3)), world.write(token, 'b', uploads.slice(3))]);
  expect(codes.map(({ code }) => code ?? 'taken').sort()).toEqual(['TOO_MANY_FILES', 'taken']);
});

test('an upload goes to one tip, once; a request that is repeated takes nothing again', async () => {
  const [own, other] = [await sender.uploadOf(await jpegOfPhone()), await sender.uploadOf(await jpegOfPhone())];
  const request = { requestKey: newRequestKey(), attachments: [own] };
  const { receipt } = await world.submit(request);
  expect((await world.submit(request)).receipt).toEqual(receipt);
  expect((await world.submit({ attachments: [own] })).code).toBe('UPLOAD_USED');
  expect((await world.submit({ attachments: [other, other] })).code).toBe('UPLOAD_USED');
  expect((await world.submit({ attachments: [other] })).code).toBeUndefined();
  for (const nonsense of ['', 'x', `${own.slice(0, -2)}AA`])
    expect((await world.submit({ attachments: [nonsense] })).code).toBe('UPLOAD_EXPIRED');
});

test('an upload that no tip takes cannot be taken after an hour, and is erased after two', async () => {
  const { manager } = world.database.read;
  const kept = await sender.tipWith([await sender.uploadOf(await jpegOfPhone())], intake);
  const left = await sender.uploadOf(await jpegOfPhone());
  const unclaimed = async () => (await manager.find(TipFile)).filter(({ tipId }) => tipId === null).map(({ id }) => id);
  const ids = await unclaimed();
  expect(ids.length).toBeGreaterThan(0);
  world.setTime('2026-03-02', 11);
  await eraseUploads.run(world.door);
  expect(await unclaimed()).toEqual(ids);
  expect((await world.submit({ attachments: [left] })).code).toBe('UPLOAD_EXPIRED');
  world.setTime('2026-03-02', 13);
  await eraseUploads.run(world.door);
  expect(await unclaimed()).toEqual([]);
  expect(await manager.countBy(TipFilePart, { fileId: In(ids) })).toBe(0);
  expect(await manager.countBy(TipFilePart, { fileId: kept.attachments[0]?.id as string })).toBeGreaterThan(0);
  world.setTime('2026-03-02');
});
