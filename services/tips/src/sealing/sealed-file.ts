import { open, seal } from './aead.ts';

export const partBytes = 32 * 1024;
const lengthBytes = 4;

/**
 * A file as its rows keep it: its length, its bytes and zeros in pieces of one size. Each piece is bound to the file, to its
 * place and to how many there are, so that none can be moved, exchanged or left away.
 */
export function sealFile(key: Uint8Array, fileId: string, bytes: Buffer): Buffer[] {
  const total = paddedCount(Math.ceil((lengthBytes + bytes.length) / partBytes));
  const padded = Buffer.alloc(total * partBytes);
  padded.writeUInt32BE(bytes.length, 0);
  bytes.copy(padded, lengthBytes);
  return Array.from({ length: total }, (_, i) =>
    seal(key, placeOf(fileId, i + 1, total), padded.subarray(i * partBytes, (i + 1) * partBytes)),
  );
}

/** The bytes of one piece that belong to the file. Throws when it is not the piece of this place in a file of `total` pieces. */
export function openPart(key: Uint8Array, fileId: string, { place, total, length }: Piece, sealed: Uint8Array): Buffer {
  const plain = open(key, placeOf(fileId, place, total), sealed);
  const before = (place - 1) * partBytes - lengthBytes;
  return plain.subarray(place === 1 ? lengthBytes : 0, Math.max(0, Math.min(partBytes, length - before)));
}

/** Which piece of a file that has so many pieces, and so many bytes. */
type Piece = { place: number; total: number; length: number };

const placeOf = (fileId: string, place: number, total: number) => ({
  table: 'tip_file_part',
  column: 'sealed',
  id: `${fileId} ${place} ${total}`,
});

/** 1, 2, 3, 4, 6, 8, 12, 16, … : the number of rows tells one of some twenty sizes, for a third more rows at most. */
function paddedCount(parts: number): number {
  for (let size = 1; ; size *= 2) {
    if (parts <= size) return size;
    if (size > 1 && parts <= size * 1.5) return size * 1.5;
  }
}
