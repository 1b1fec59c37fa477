import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { encrypt, open, type Place, seal } from '../src/sealing/aead.ts';
import { derive } from '../src/sealing/derive.ts';
import { keyPairOf, makeKeyPair, unwrapWith, wrapFor } from '../src/sealing/key-pair.ts';
import { lockKey, unlockKey } from '../src/sealing/passphrase.ts';
import { openText, sealText } from '../src/sealing/sealed-text.ts';
import { openToken, sealToken } from '../src/sealing/sealed-token.ts';

const hex = (text: string) => Buffer.from(text, 'hex');
const place: Place = { table: 'tip', column: 'sealedText', id: 'a' };

test('keys are derived as in RFC 5869, test cases 1 and 3', () => {
  const material = Buffer.alloc(22, 0x0b);
  expect(derive(material, hex('f0f1f2f3f4f5f6f7f8f9'), hex('000102030405060708090a0b0c'), 42).toString('hex')).toBe(
    '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  );
  expect(derive(material, '', undefined, 42).toString('hex')).toBe(
    '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
  );
});

test('values are encrypted as in test case 16 of the GCM specification', () => {
  const nonce = 'cafebabefacedbaddecaf888';
  const sealed = encrypt(
    hex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308'),
    hex(nonce),
    hex('feedfacedeadbeeffeedfacedeadbeefabaddad2'),
    hex('d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39'),
  );
  const ciphertext =
    '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662';
  expect(sealed.toString('hex')).toBe(`${nonce}${ciphertext}76fc6ece0f4e1768cddf8853bb2d551b`);
});

test('a public key follows from its private key as in RFC 7748, 6.1', () => {
  expect(keyPairOf(hex('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a')).publicKey.toString('hex')).toBe(
    '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
  );
});

test('a sealed box that was closed before opens for ever: fixed keys, fixed box', () => {
  const pair = keyPairOf(hex(`09${'00'.repeat(31)}`));
  expect(pair.publicKey.toString('hex')).toBe('422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079');
  const box =
    '13be4feaeaf204c7fd3358fc9c00721881d174278128227ec674f37f7fe97b6d6f662a558a365c7cf7c42f6308813a9617213a03ea5ec3636a13b26c572147686c0539eb8399860705384657c9d1f157';
  expect([...unwrapWith(pair, hex(box))]).toEqual(Array.from({ length: 32 }, (_, i) => i));
});

test('a sealed box opens for its key pair alone, and never looks the same twice', () => {
  const alice = makeKeyPair();
  const dataKey = randomBytes(32);
  const box = wrapFor(alice.publicKey, dataKey);
  expect(unwrapWith(alice, box)).toEqual(dataKey);
  expect(() => unwrapWith(makeKeyPair(), box)).toThrow();
  expect(wrapFor(alice.publicKey, dataKey).equals(box)).toBe(false);
});

test('a sealed value with any byte changed does not open', () => {
  const key = randomBytes(32);
  const sealed = seal(key, place, Buffer.from('nguồn tin'));
  for (let i = 0; i < sealed.length; i++) {
    const changed = Buffer.from(sealed);
    changed[i] = (changed[i] as number) ^ 1;
    expect(() => open(key, place, changed)).toThrow();
  }
  expect(() => open(key, place, sealed.subarray(0, 20))).toThrow();
  expect(open(key, place, sealed).toString()).toBe('nguồn tin');
});

test('a sealed value that was moved to another table, column or row does not open', () => {
  const key = randomBytes(32);
  const sealed = seal(key, place, Buffer.from('nguồn tin'));
  for (const elsewhere of [{ table: 'tip_message' }, { column: 'sealedDetails' }, { id: 'b' }])
    expect(() => open(key, { ...place, ...elsewhere }, sealed)).toThrow();
  // "ab","c" and "a","bc" are not the same place
  expect(() =>
    open(key, { table: 'a', column: 'bc', id: '' }, seal(key, { table: 'ab', column: 'c', id: '' }, Buffer.from('x'))),
  ).toThrow();
});

test('any text comes back whole, and its size in the column is one of four', () => {
  const key = randomBytes(32);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), (text) => {
      const sealed = sealText(key, place, text, 'text');
      expect([1, 4, 16, 60].map((kib) => kib * 1024 + 28)).toContain(sealed.length);
      expect(openText(key, place, sealed)).toBe(text);
    }),
  );
  const most = 60 * 1024 - 4;
  expect(openText(key, place, sealText(key, place, 'x'.repeat(most), 'text'))).toHaveLength(most);
  expect(() => sealText(key, place, 'x'.repeat(most + 1), 'input.text')).toThrow(
    expect.objectContaining({ code: 'TEXT_TOO_LONG', field: 'input.text' }),
  );
});

test('a private key opens with its passphrase, in its row, and with no other', async () => {
  const { privateKey } = makeKeyPair();
  const locked = await lockKey(privateKey, 'Hoa ban nở trắng', 'r1');
  expect(await unlockKey(locked, 'Hoa ban nở trắng'.normalize('NFD'), 'r1')).toEqual(privateKey);
  expect(await unlockKey(locked, 'Hoa ban nở tím', 'r1')).toBeUndefined();
  expect(await unlockKey(locked, 'Hoa ban nở trắng', 'r2')).toBeUndefined();
});

test('a token ends by itself, and is of one kind, one key and one holder', () => {
  const key = randomBytes(32);
  const at = (ms: number) => new Date(ms);
  const token = sealToken(key, 'mailbox', 'me', { tipId: 'a' }, at(1000));
  expect(openToken(key, 'mailbox', 'me', token, at(999))).toEqual({ tipId: 'a' });
  expect(openToken(key, 'mailbox', 'me', token, at(1000))).toBeUndefined();
  expect(openToken(key, 'unlock', 'me', token, at(0))).toBeUndefined();
  expect(openToken(key, 'mailbox', 'you', token, at(0))).toBeUndefined();
  expect(openToken(randomBytes(32), 'mailbox', 'me', token, at(0))).toBeUndefined();
  expect(openToken(key, 'mailbox', 'me', 'nonsense', at(0))).toBeUndefined();
});
