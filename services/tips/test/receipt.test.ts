import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSecretOf, mailboxKey, makeVerifier, readReceipt, receiptFor, requireRequestKey, writeReceipt } from '../src/receipt.ts';

const serverKey = Buffer.alloc(32, 1);
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const receiptOf = (requestKey: string, turn = 0) => receiptFor(serverKey, requestKey, turn);
const requestKeys = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('base64url'));

test('a request gets the same receipt again, and another request or another house another one', () => {
  expect(receiptOf('one')).toEqual(receiptOf('one'));
  expect(receiptOf('one').secret).not.toBe(receiptOf('two').secret);
  expect(receiptFor(randomBytes(32), 'one', 0).secret).not.toBe(receiptOf('one').secret);
  expect(receiptOf('one', 1)).toMatchObject({ secret: receiptOf('one').secret });
  expect(receiptOf('one', 1).locator).not.toBe(receiptOf('one').locator);
});

test('a receipt has 8 letters to find it and 20 to open it, none of which looks like another', () => {
  fc.assert(
    fc.property(requestKeys, (requestKey) => {
      const { locator, secret } = receiptOf(requestKey);
      expect([locator.length, secret.length]).toEqual([8, 20]);
      expect(writeReceipt({ locator, secret })).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/);
    }),
  );
});

test('it is read however it was written down', () => {
  fc.assert(
    fc.property(requestKeys, (requestKey) => {
      const receipt = receiptOf(requestKey);
      const written = writeReceipt(receipt);
      const careless = written.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
      for (const one of [written, careless, ` ${written.replaceAll('-', '–')}\n`]) expect(readReceipt(one)).toEqual(receipt);
    }),
  );
});

test('any one letter mistyped, any two neighbours exchanged and any letter left out are told', () => {
  const written = writeReceipt(receiptOf('a request')).replaceAll('-', '');
  const mistyped: string[] = [];
  for (let i = 0; i < written.length; i++) {
    for (const letter of alphabet) if (letter !== written[i]) mistyped.push(written.slice(0, i) + letter + written.slice(i + 1));
    mistyped.push(written.slice(0, i) + written.slice(i + 1));
    if (written[i + 1] && written[i] !== written[i + 1])
      mistyped.push(`${written.slice(0, i)}${written[i + 1]}${written[i]}${written.slice(i + 2)}`);
  }
  for (const one of [...mistyped, '', 'không phải mã', `${written}0`])
    expect(() => readReceipt(one)).toThrow(expect.objectContaining({ code: 'RECEIPT_MISTYPED' }));
});

test('what is kept of a secret tells neither it nor that two are alike, and fits no other', () => {
  const { secret } = receiptOf('a request');
  const [one, other] = [makeVerifier(secret), makeVerifier(secret)];
  expect(one.verifier).not.toBe(other.verifier);
  expect([isSecretOf(one, secret), isSecretOf(other, secret), isSecretOf(one, receiptOf('two').secret)]).toEqual([true, true, false]);
  expect(isSecretOf(null, secret)).toBe(false);
  expect(mailboxKey(secret, one).toString('base64')).not.toBe(one.verifier);
});

test('a request key of fewer than 128 bits is refused', () => {
  const requires = (key: string) => () => requireRequestKey(key);
  const weak = expect.objectContaining({ code: 'WEAK_REQUEST_KEY' });
  for (const key of ['', 'abc', randomBytes(15).toString('hex'), randomBytes(12).toString('base64url'), 'a'.repeat(40)])
    expect(requires(key)).toThrow(weak);
  for (const key of [randomBytes(16).toString('hex'), randomBytes(16).toString('base64url'), '5f0c3a1e-7d2b-4c6f-9e80-1b2a3c4d5e6f'])
    expect(requires(key)).not.toThrow();
});
