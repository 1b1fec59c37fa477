import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import type { FilePort, SentFile } from '@binhan/common/files';
import { requireRole } from '@binhan/common/permissions';
import { requireTicket, sealUpload } from './attachments.ts';
import type { Context } from './context.ts';
import { holdUpload } from './held-uploads.ts';
import { keepUpload } from './operations/keep-upload.ts';
import { bytesOfFile, takeFile } from './operations/read-file.ts';
import { spend } from './operations/spend-challenge.ts';
import { cleanPicture } from './pictures.ts';
import { requireWork } from './proof-of-work.ts';
import { randomId } from './random-id.ts';
import { tipLife } from './states/tip.ts';

const everyone = ['PUBLIC'] as const;
const office = tipLife.spec.access.seenBy;
const textOf = (headers: IncomingHttpHeaders, name: string) => String(headers[name] ?? '');

/** Pictures for tips from whoever has done the work, without a name; and for the office, those of the tips that it reads. */
export const files: FilePort = {
  async receive({ keys, limits, network, clock, write }: Context, headers: IncomingHttpHeaders, body: Readable) {
    const proof = { challenge: textOf(headers, 'x-challenge'), answer: textOf(headers, 'x-answer') };
    const challenge = requireWork(keys.challenge, proof, clock(), 'x-challenge');
    // Before the first byte is looked at: whoever wants to keep the machine busy has to work for each try.
    await write('spendChallenge', everyone, {}, async (tx) => {
      await spend(tx, challenge, 'x-challenge');
      return {};
    });
    limits.tipsOfNetwork.take(network, clock());
    limits.tipsOfAll.take('', clock());

    const { mediaType, bytes } = await holdUpload(body, cleanPicture);
    const [id, key] = [randomId(), randomBytes(32)];
    await write('keepUpload', everyone, {}, async (tx) => {
      await keepUpload(tx, { id, key, bytes });
      return {};
    });
    const details = { mediaType, bytes: bytes.length };
    return { ...sealUpload(keys, { ...details, fileId: id, key: key.toString('base64') }, clock()), ...details };
  },

  async send({ keys, viewer, read, clock, write }: Context, headers: IncomingHttpHeaders): Promise<SentFile> {
    requireRole(viewer, office);
    const ticket = requireTicket(keys, viewer.subject ?? '', textOf(headers, 'x-file-ticket'), clock());
    await write('readFile', office, {}, async (tx) => {
      await takeFile(tx, ticket);
      return {};
    });
    const pieces = bytesOfFile(read, ticket);
    const first = await pieces.next(); // where it does not open, that is an answer and not a broken connection
    const body = Readable.from(withFirst(first, pieces));
    const { mediaType, bytes } = ticket;
    return { mediaType, bytes, name: `attachment.${mediaType === 'image/png' ? 'png' : 'jpg'}`, body };
  },
};

async function* withFirst<T>(first: IteratorResult<T>, rest: AsyncIterable<T>): AsyncGenerator<T> {
  if (!first.done) yield first.value;
  yield* rest;
}
