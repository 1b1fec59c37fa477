import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { Problem } from '@binhan/common/errors';
import type { FilePort, SentFile } from '@binhan/common/files';
import type { Context } from './context.ts';
import type { ExportedFile } from './entities/export.ts';
import { readTicket } from './exports/file-ticket.ts';
import { bytesOfFile } from './exports/part-store.ts';
import { exportRoles } from './exports/request.ts';
import { fetchExport } from './operations/fetch-export.ts';

/** Files of exports, for whoever asked for them. */
export const files: FilePort = {
  async receive() {
    throw new Problem('NO_UPLOADS');
  },
  async send({ read, write }: Context, headers: IncomingHttpHeaders): Promise<SentFile> {
    const ticket = readTicket(String(headers['x-file-ticket'] ?? ''));
    let file: ExportedFile | undefined;
    await write('fetchExport', exportRoles, {}, async (tx) => {
      file = await fetchExport(tx, ticket);
      return {};
    });
    return { ...(file as unknown as ExportedFile), body: Readable.from(bytesOfFile(read, ticket.exportId, ticket.file)) };
  },
};
