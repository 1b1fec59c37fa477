import { Problem } from '@binhan/common/errors';
import type { Picture } from './pictures.ts';
import { openText, sealText } from './sealing/sealed-text.ts';
import { openToken, sealToken } from './sealing/sealed-token.ts';
import type { Keys } from './server-key.ts';
import { boundTo } from './unlock.ts';

/** What opens a stored picture and tells what it is. */
export type FileDetails = { key: string; mediaType: Picture['mediaType']; bytes: number };
type Upload = FileDetails & { fileId: string };
export type Ticket = Upload & { tipId: string; reason: string };

/** How long a sender has to send off the tip. */
const uploadMinutes = 60;
const ticketMinutes = 15;
const after = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** The one thing that has the key of an upload: the service keeps none until a tip takes the file. */
export function sealUpload({ files }: Keys, upload: Upload, now: Date) {
  const expiresAt = after(now, uploadMinutes);
  return { upload: sealToken(files, 'upload', '', upload, expiresAt), expiresAt };
}

export function requireUpload({ files }: Keys, token: string, now: Date): Upload {
  const upload = openToken<Upload>(files, 'upload', '', token, now);
  if (!upload) throw new Problem('UPLOAD_EXPIRED', { minutes: uploadMinutes }, 'input.attachments');
  return upload;
}

/** Lets one officer fetch one picture for a quarter of an hour. */
export function sealTicket({ files }: Keys, subject: string, ticket: Ticket, now: Date): string {
  return sealToken(files, 'ticket', boundTo(subject), ticket, after(now, ticketMinutes));
}

export function requireTicket({ files }: Keys, subject: string, token: string, now: Date): Ticket {
  const ticket = openToken<Ticket>(files, 'ticket', boundTo(subject), token, now);
  if (!ticket) throw new Problem('TICKET_EXPIRED', { minutes: ticketMinutes });
  return ticket;
}

const detailsOf = (id: string) => ({ table: 'tip_file', column: 'sealedDetails', id });

export const sealFileDetails = (dataKey: Uint8Array, id: string, { key, mediaType, bytes }: FileDetails) =>
  sealText(dataKey, detailsOf(id), JSON.stringify({ key, mediaType, bytes }), 'input.attachments');

export const openFileDetails = (dataKey: Uint8Array, id: string, sealed: Uint8Array) =>
  JSON.parse(openText(dataKey, detailsOf(id), sealed)) as FileDetails;
