import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Problem } from '@binhan/common/errors';
import { base32, bytesOf, checkOf, tidy } from './base32.ts';
import { derive } from './sealing/derive.ts';

/** The public half finds the row, the secret half opens it. The whole is shown once; of the secret only a verifier is kept. */
export type Receipt = { locator: string; secret: string };
export type Verifier = { salt: string; verifier: string };

const locatorLength = 8;
/** 100 random bits: too many to guess, so no slow derivation is needed, which would only be a way to starve the server. */
const secretLength = 20;
const groupLength = 5;

/**
 * The receipt of a request. It follows from the client's random key, so that a retry gets the same one and nothing of it
 * is stored; without the server's key the request key tells nothing. `turn` counts up where another tip has the locator.
 */
export function receiptFor(serverKey: Uint8Array, requestKey: string, turn: number): Receipt {
  const material = derive(serverKey, `receipt of ${requestKey}`);
  return {
    locator: base32(derive(material, `locator ${turn}`), locatorLength),
    secret: base32(derive(material, 'secret'), secretLength),
  };
}

const leastKeyBytes = 16;

/** The client's key for one tip: at least 128 bits in base64url or hexadecimal. */
export function requireRequestKey(requestKey: string): void {
  const bytes = /^[0-9a-f]+$/i.test(requestKey) ? requestKey.length / 2 : (requestKey.length * 6) / 8;
  const wellFormed = /^[\w-]{22,128}$/.test(requestKey) && new Set(requestKey).size > 6;
  if (!wellFormed || bytes < leastKeyBytes) throw new Problem('WEAK_REQUEST_KEY', {}, 'input.requestKey');
}

/** As it is shown and read aloud: six groups of five, the last two letters tell typing errors. */
export function writeReceipt({ locator, secret }: Receipt): string {
  const text = locator + secret;
  return ((text + checkOf(text)).match(new RegExp(`.{${groupLength}}`, 'g')) ?? []).join('-');
}

/** Reads what a person typed. RECEIPT_MISTYPED says that it cannot be a receipt, and nothing of whether one exists. */
export function readReceipt(written: string): Receipt {
  const text = tidy(written.slice(0, 200));
  const body = text?.slice(0, locatorLength + secretLength) ?? '';
  if (text?.length !== locatorLength + secretLength + 2 || checkOf(body) !== text.slice(-2)) throw new Problem('RECEIPT_MISTYPED');
  return { locator: body.slice(0, locatorLength), secret: body.slice(locatorLength) };
}

/** What is kept of a secret: a value under a salt of the tip's own, so that one guess tests one tip. */
export function makeVerifier(secret: string): Verifier {
  const salt = randomBytes(16);
  return { salt: salt.toString('base64'), verifier: verify(secret, salt).toString('base64') };
}

const nobody: Verifier = { salt: Buffer.alloc(16).toString('base64'), verifier: Buffer.alloc(32).toString('base64') };

/** Whether the secret is that of the row. Without a row the same work is done, so that time does not tell a known locator. */
export function isSecretOf(row: Verifier | null, secret: string): boolean {
  const { salt, verifier } = row ?? nobody;
  const same = timingSafeEqual(verify(secret, Buffer.from(salt, 'base64')), Buffer.from(verifier, 'base64'));
  return same && row !== null;
}

/** The key that the mailbox has of its own: from the secret, and apart from the verifier. */
export function mailboxKey(secret: string, { salt }: Pick<Verifier, 'salt'>): Buffer {
  return derive(bytesOf(secret), 'mailbox of a tip', Buffer.from(salt, 'base64'));
}

function verify(secret: string, salt: Buffer): Buffer {
  return derive(bytesOf(secret), 'verifier of a tip', salt);
}
