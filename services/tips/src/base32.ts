/** Crockford's alphabet: no I, L, O, U, so that nothing is read as something else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first `length` characters of the bytes, five bits each. */
export function base32(bytes: Uint8Array, length: number): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  if (bits.length < length * 5) throw new Error(`${length} characters need more than ${bytes.length} bytes`);
  return Array.from({ length }, (_, i) => alphabet[Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2)]).join('');
}

/** The bits of base 32 text as bytes. */
export function bytesOf(text: string): Buffer {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)));
}

/** What people write, in the alphabet: any case, signs between groups, O for 0, I and L for 1. Nothing where a letter is none of it. */
export function tidy(written: string): string | undefined {
  const text = written
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—.·_,/]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return [...text].every((letter) => alphabet.includes(letter)) ? text : undefined;
}

// The largest prime below 32²: with it, one wrong letter or two neighbours exchanged always change the check.
const modulus = 1021n;

/** Two letters that tell a typing error. */
export function checkOf(text: string): string {
  const value = [...text].reduce((sum, letter) => (sum * 32n + BigInt(alphabet.indexOf(letter))) % modulus, 0n);
  return `${alphabet[Number(value / 32n)]}${alphabet[Number(value % 32n)]}`;
}
