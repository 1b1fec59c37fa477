import { hkdfSync } from 'node:crypto';

/** HKDF-SHA-256 (RFC 5869): a key of its own for each purpose, from key material that is random already. */
export function derive(material: Uint8Array, purpose: string | Uint8Array, salt: Uint8Array = new Uint8Array(), bytes = 32): Buffer {
  return Buffer.from(hkdfSync('sha256', material, salt, purpose, bytes));
}
