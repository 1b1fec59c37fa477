import { PassThrough } from 'node:stream';
import { Problem } from '@binhan/common/errors';
import { expect, test } from '@jest/globals';
import { holdUpload } from '../src/held-uploads.ts';

const minute = 60_000;
const refused = (code: string) => expect.objectContaining({ code });
const size = async (file: Buffer) => file.length;

test('an upload is given away whole', async () => {
  const body = new PassThrough();
  const held = holdUpload(body, async (file) => file.toString());
  body.write('a pic');
  body.end('ture');
  expect(await held).toBe('a picture');
});

test('who sends too slowly is refused, and the decoder is not asked', async () => {
  const body = new PassThrough();
  body.write('a pic');
  let asked = false;
  const held = holdUpload(
    body,
    async () => {
      asked = true;
    },
    { bytes: 1000, ms: 20 },
  );
  await expect(held).rejects.toEqual(refused('FILE_TOO_SLOW'));
  expect(asked).toBe(false);
});

test('all uploads together hold so much, and what one held is free when it has ended, well or not', async () => {
  const most = { bytes: 1000, ms: minute };
  const [first, second, third] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const one = holdUpload(first, size, most);
  first.write(Buffer.alloc(700));
  await new Promise((resolve) => setImmediate(resolve));
  const two = holdUpload(second, size, most);
  second.write(Buffer.alloc(400));
  await expect(two).rejects.toEqual(refused('FILES_BUSY'));
  first.end(Buffer.alloc(200));
  expect(await one).toBe(900);
  const three = holdUpload(third, size, most);
  third.end(Buffer.alloc(1000));
  expect(await three).toBe(1000);
});

test('an upload that was cut off before it was read says so', async () => {
  const body = new PassThrough();
  body.on('error', () => {});
  body.destroy(new Problem('FILE_CUT_OFF'));
  await expect(holdUpload(body, size)).rejects.toEqual(refused('FILE_CUT_OFF'));
});
