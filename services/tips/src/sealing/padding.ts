import { Problem } from '@binhan/common/errors';

const KiB = 1024;
const lengthBytes = 4;

/** How large a sealed value is before encryption: its size tells a thief one of four things, and no more. 60 KiB is what a column holds. */
const sizes = [1 * KiB, 4 * KiB, 16 * KiB, 60 * KiB] as const;
const most = sizes[sizes.length - 1] as number;

/** The text, its length before it and zeros behind it, in the smallest of the sizes. */
export function pad(text: string, field: string): Buffer {
  const bytes = Buffer.byteLength(text);
  const size = sizes.find((one) => bytes + lengthBytes <= one);
  if (size === undefined) throw new Problem('TEXT_TOO_LONG', { bytes, most: most - lengthBytes }, field);
  const padded = Buffer.alloc(size);
  padded.writeUInt32BE(bytes, 0);
  padded.write(text, lengthBytes);
  return padded;
}

export function unpad(padded: Buffer): string {
  return padded.toString('utf8', lengthBytes, lengthBytes + padded.readUInt32BE(0));
}
