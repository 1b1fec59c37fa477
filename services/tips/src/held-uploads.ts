import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Problem } from '@binhan/common/errors';

const MiB = 1024 * 1024;
/** What all uploads of this process may hold together, and how long one may take. In memory and nowhere else: a file on disk would be the picture in plain. */
const uploadLimits = { bytes: 128 * MiB, ms: 120_000 };

let held = 0;

/** Reads an upload and gives it away whole. Who sends slowly holds what was sent so far, and for two minutes. */
export async function holdUpload<T>(body: Readable, use: (file: Buffer) => Promise<T>, most = uploadLimits): Promise<T> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const late = setTimeout(() => body.destroy(new Problem('FILE_TOO_SLOW')), most.ms);
  body.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    bytes += chunk.length;
    held += chunk.length;
    if (held > most.bytes) body.destroy(new Problem('FILES_BUSY'));
  });
  try {
    await finished(body, { writable: false }).finally(() => clearTimeout(late));
    return await use(Buffer.concat(chunks));
  } finally {
    held -= bytes;
  }
}
