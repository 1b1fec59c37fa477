import { rm } from 'node:fs/promises';
import Libsql from 'libsql';
import type { SubgraphSettings } from './config.ts';
import type { Database } from './database.ts';
import type { Pair } from './rebuild-tables.ts';
import { databaseUrlOf, type Owner } from './service-database.ts';

/** A place for new tables beside the running ones, within reach of one statement. */
export type Scratch = Pair & { settings: SubgraphSettings; remove(): Promise<void> };

/** Makes the place, empty whatever an interrupted rebuild left in it. */
export function makeScratch(owner: Owner, settings: SubgraphSettings, database: Database): Promise<Scratch> {
  const url = databaseUrlOf(owner, settings);
  return database.kind === 'mysql' ? makeSchema(url, settings, database) : makeFile(url.replace(/^sqlite:/, ''), settings, database);
}

async function makeSchema(address: string, settings: SubgraphSettings, { write }: Database): Promise<Scratch> {
  const url = new URL(address);
  const running = url.pathname.slice(1);
  const rebuilt = `${running}_rebuild`;
  url.pathname = `/${rebuilt}`;
  const drop = () => write.query(`DROP DATABASE IF EXISTS \`${rebuilt}\``);
  try {
    await drop();
    await write.query(`CREATE DATABASE \`${rebuilt}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  } catch (error) {
    if ((error as { driverError?: { errno?: number } }).driverError?.errno !== 1044) throw error;
    const grant = `GRANT ALL ON \`${rebuilt.replaceAll('_', '\\_')}\`.* TO ${url.username};`;
    throw new Error(`The user ${url.username} may not make the schema ${rebuilt}. As an administrator of MySQL: ${grant}`);
  }
  return { kind: 'mysql', running, rebuilt, settings: { ...settings, DATABASE_URL: url.href }, remove: async () => void (await drop()) };
}

async function makeFile(running: string, settings: SubgraphSettings, { write }: Database): Promise<Scratch> {
  const file = `${running}.rebuild`;
  const remove = async () => void (await Promise.all(['', '-wal', '-shm'].map((end) => rm(file + end, { force: true }))));
  await remove();
  await write.query(`ATTACH DATABASE '${file.replaceAll("'", "''")}' AS rebuilt`);
  return {
    ...{ kind: 'sqlite', running: 'main', rebuilt: 'rebuilt', settings: { ...settings, DATABASE_URL: `sqlite:${file}` } },
    async remove() {
      await write.query('DETACH DATABASE rebuilt');
      await remove();
    },
  };
}

/** One rebuild of a service at a time. The turn of a process that was killed is over with it. */
export async function takeTurn(owner: Owner, settings: SubgraphSettings, { kind, write }: Database): Promise<() => Promise<void>> {
  const taken = new Error(`Another rebuild of ${owner.name} is under way`);
  if (kind === 'mysql') {
    const runner = write.createQueryRunner();
    const [row] = await runner.query("SELECT GET_LOCK(CONCAT(DATABASE(), ':rebuild'), 0) AS got");
    if (Number(row?.got) === 1) return () => runner.release();
    await runner.release();
    throw taken;
  }
  const turn = new Libsql(`${databaseUrlOf(owner, settings).replace(/^sqlite:/, '')}.rebuild-turn`);
  try {
    turn.exec('BEGIN EXCLUSIVE');
  } catch {
    turn.close();
    throw taken;
  }
  return async () => void turn.close();
}
