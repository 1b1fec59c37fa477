import { dataFile, type SubgraphSettings } from './config.ts';
import { type Database, migrate, needsMigration, openDatabase, type Schema } from './database.ts';
import { platformEntities, platformMigrations } from './platform-schema.ts';

export type Owner = Schema & { name: string };

export function databaseUrlOf({ name }: Pick<Owner, 'name'>, settings: SubgraphSettings): string {
  return settings.DATABASE_URL ?? `sqlite:${dataFile(settings, `${name}.db`)}`;
}

/** The database of a service by its settings, with all tables of the service and of the house. */
export function openDatabaseOf(service: Owner, settings: SubgraphSettings, onQuery?: (sql: string) => void): Promise<Database> {
  const schema = { entities: [...platformEntities, ...service.entities], migrations: [...platformMigrations, ...service.migrations] };
  return openDatabase(databaseUrlOf(service, settings), schema, onQuery);
}

/** The same, with tables that fit this version; otherwise a sentence that says what to run. */
export async function openMigratedDatabaseOf(
  service: Owner,
  settings: SubgraphSettings,
  onQuery?: (sql: string) => void,
): Promise<Database> {
  const database = await openDatabaseOf(service, settings, onQuery);
  if (settings.MIGRATE_ON_START ?? database.kind === 'sqlite') await migrate(database);
  else if (await needsMigration(database)) {
    await database.close();
    throw new Error(
      `The tables of ${service.name} are behind this version: run npx binhan migrate ${service.name}, or set MIGRATE_ON_START=true`,
    );
  }
  return database;
}
