import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** The one place where a sealed value is at home: moved to another row or column it does not open. */
export type Place = { table: string; column: string; id: string };

/** AES-256-GCM with a random nonce: nonce, ciphertext, tag. A data key seals a tip and its thread, far below what random nonces bear. */
export function seal(key: Uint8Array, place: Place, plain: Uint8Array): Buffer {
  return encrypt(key, randomBytes(nonceBytes), associated(place), plain);
}

/** What was sealed. Throws when a byte of it, its place or the key is another. */
export function open(key: Uint8Array, place: Place, sealed: Uint8Array): Buffer {
  return decrypt(key, associated(place), sealed);
}

// JSON keeps the three apart: no choice of names makes two places look alike.
function associated({ table, column, id }: Place): Buffer {
  return Buffer.from(JSON.stringify([table, column, id]));
}

/** For `seal` and for the published vectors; nothing else chooses a nonce. */
export function encrypt(key: Uint8Array, nonce: Uint8Array, associatedData: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(associatedData);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, associatedData: Uint8Array, sealed: Uint8Array): Buffer {
  const end = sealed.length - tagBytes;
  if (end < nonceBytes) throw new Error('A sealed value is cut short');
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(associatedData);
  decipher.setAuthTag(sealed.subarray(end));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, end)), decipher.final()]);
}
