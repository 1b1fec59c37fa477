import { randomBytes } from 'node:crypto';
import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import { dataFile, SettingsError, type SubgraphSettings } from '@binhan/common/config';
import { derive } from './sealing/derive.ts';

/** The server's keys, each for one purpose. They alone open no tip: that takes a receipt, an officer's unlock or the recovery key. */
export type Keys = Readonly<Record<'receipt' | 'challenge' | 'mailbox' | 'unlock' | 'conflicts' | 'files', Buffer>>;

type KeySettings = Pick<SubgraphSettings, 'NODE_ENV' | 'BINHAN_DATA' | 'SERVER_KEY'>;

/** Keys from SERVER_KEY; on one machine, from a file in the data folder that its owner alone can read. */
export async function readKeys(settings: KeySettings): Promise<Keys> {
  const material = Buffer.from(await materialOf(settings), 'base64url');
  const of = (purpose: string) => derive(material, `binhan tips ${purpose}`);
  return {
    ...{ receipt: of('receipt'), challenge: of('challenge'), mailbox: of('mailbox'), unlock: of('unlock'), conflicts: of('conflicts') },
    files: of('files'),
  };
}

async function materialOf({ NODE_ENV, SERVER_KEY, BINHAN_DATA }: KeySettings): Promise<string> {
  if (SERVER_KEY) return SERVER_KEY;
  if (NODE_ENV === 'production')
    throw new SettingsError('SERVER_KEY: required by tips when NODE_ENV=production, the same for all replicas');
  const file = dataFile({ BINHAN_DATA }, 'tips-server-key');
  // link() is atomic: of several starting processes one puts its key in place, whole, and the others read it.
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(draft);
  return readFile(file, 'utf8');
}
