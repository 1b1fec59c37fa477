import { mkdir } from 'node:fs/promises';
import type { SubgraphSettings } from '@binhan/common/config';
import type { Database } from '@binhan/common/database';
import { openDatabaseOf } from '@binhan/common/service-database';
import { commandSettings } from './command-settings.ts';
import { loadService } from './federation.ts';
import { namedServices } from './named-services.ts';

type Env = Record<string, string | undefined>;

/** `patrols` -> `DATABASE_URL_PATROLS`. */
export function databaseVariable(service: string): string {
  return `DATABASE_URL_${service.toUpperCase()}`;
}

/**
 * Settings with the database of a service: DATABASE_URL_NAME; DATABASE_URL where one service alone is meant; else the
 * embedded file. DATABASE_URL for several would put the tables of all into one schema, so that is refused.
 */
export async function databaseSettings(service: string, isOnly: boolean, env: Env = process.env): Promise<SubgraphSettings> {
  const own = env[databaseVariable(service)] || undefined;
  if (!own && !isOnly && env.DATABASE_URL)
    throw new Error(`DATABASE_URL names one database: name one service with it, or set ${databaseVariable(service)} and so on`);
  const settings = commandSettings(['BINHAN_DATA', 'DATABASE_URL'], { ...env, DATABASE_URL: own ?? env.DATABASE_URL });
  if (!settings.DATABASE_URL) await mkdir(settings.BINHAN_DATA, { recursive: true });
  return settings;
}

/** Opens the database of a service for what a command does in it. Whoever gives an unknown name is told which there are. */
export async function inDatabaseOf(name: string, work: (database: Database) => Promise<void>, settings?: SubgraphSettings): Promise<void> {
  await namedServices([name]);
  const database = await openDatabaseOf(await loadService(name), settings ?? (await databaseSettings(name, true)));
  try {
    await work(database);
  } finally {
    await database.close();
  }
}
