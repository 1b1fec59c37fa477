import libsql from 'libsql';
import { DataSource, type EntityTarget, type MigrationInterface, type ObjectLiteral, type Logger as QueryLogger } from 'typeorm';

export type Schema = {
  entities: EntityTarget<ObjectLiteral>[];
  /** In order; each has its timestamp in its name. */
  migrations: (new () => MigrationInterface)[];
};

/**
 * One database of one service. SQLite has one connection for writing, on which transactions stand in line
 * (transaction.ts), and one for reading, which sees committed rows only. On MySQL both names mean one pool.
 */
export type Database = {
  readonly kind: 'sqlite' | 'mysql';
  readonly write: DataSource;
  readonly read: DataSource;
  close(): Promise<void>;
};

/** Opens `mysql://...` or `sqlite:FILE`. Nothing is migrated here: see migrate(). */
export async function openDatabase(url: string, schema: Schema, onQuery: (sql: string) => void = () => {}): Promise<Database> {
  // TypeORM's EntityTarget is wider than what `entities` accepts; only classes are passed here.
  const shared = {
    entities: schema.entities as never[],
    migrations: schema.migrations,
    logging: true as const,
    logger: queryLogger(onQuery),
  };
  if (url.startsWith('mysql:')) {
    const pool = new DataSource({
      ...shared,
      type: 'mysql',
      url,
      timezone: 'Z',
      charset: 'UTF8MB4_BIN',
      supportBigNumbers: true,
      poolSize: 20,
      connectTimeout: 5000,
    });
    await pool.initialize();
    await requireBinaryCollation(pool);
    return { kind: 'mysql', write: pool, read: pool, close: () => pool.destroy() };
  }
  const file = url.replace(/^sqlite:/, '');
  const connect = async (prepare: (connection: Connection) => void) => {
    const options = { type: 'better-sqlite3', driver: libsql, database: file, enableWAL: true, prepareDatabase: prepare } as const;
    return new DataSource({ ...shared, ...options }).initialize();
  };
  const write = await connect(prepareWriting);
  const read = await connect(prepareDatabase);
  return { kind: 'sqlite', write, read, close: async () => void (await Promise.all([read.destroy(), write.destroy()])) };
}

type Connection = { pragma(text: string): unknown; prepare(sql: string): unknown };

/**
 * A transaction is the only writer from its beginning. One that began by reading would fail as soon as another process had
 * written meanwhile, and after such a failure libsql's connection keeps the old state and never writes again.
 */
function prepareWriting(connection: Connection): void {
  prepareDatabase(connection);
  const prepare = connection.prepare.bind(connection);
  connection.prepare = (sql) => prepare(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql);
}

// FULL: what was acknowledged survives a power cut. NORMAL would be about four times as fast for single writes.
function prepareDatabase(connection: Connection): void {
  connection.pragma('synchronous = FULL');
  connection.pragma('busy_timeout = 10000');
  // What is deleted is overwritten in the file, so that an erasure is more than a mark.
  connection.pragma('secure_delete = ON');
}

// Any other collation would take "Đong" and "Dong" for the same unique value, which SQLite does not.
async function requireBinaryCollation(pool: DataSource): Promise<void> {
  const [row] = (await pool.query('SELECT @@collation_database AS name')) as { name: string }[];
  if (row?.name === 'utf8mb4_bin') return;
  await pool.destroy();
  throw new Error(`The MySQL schema has the collation ${row?.name}; make it utf8mb4_bin: ALTER DATABASE ... COLLATE utf8mb4_bin`);
}

/** Runs outstanding migrations and returns their names. Several replicas may start at once: on MySQL one waits for the other. */
export async function migrate({ kind, write }: Database): Promise<string[]> {
  if (kind === 'sqlite') return (await write.runMigrations({ transaction: 'all' })).map(({ name }) => name);
  const runner = write.createQueryRunner();
  try {
    await runner.query("SELECT GET_LOCK(CONCAT(DATABASE(), ':migrate'), 120)");
    // MySQL commits at each change of a table, so a transaction around them would only pretend.
    return (await write.runMigrations({ transaction: 'none' })).map(({ name }) => name);
  } finally {
    await runner.query("SELECT RELEASE_LOCK(CONCAT(DATABASE(), ':migrate'))");
    await runner.release();
  }
}

/** Whether migrations are outstanding. */
export function needsMigration(database: Database): Promise<boolean> {
  return database.write.showMigrations();
}

/** The statements that would make the tables match the entities; empty when nothing drifted. */
export async function drift({ write }: Database): Promise<string[]> {
  const log = await write.driver.createSchemaBuilder().log();
  return log.upQueries.map(({ query }) => query);
}

/** Rows changed by an UPDATE or DELETE of the query builder, which reports them differently for each database. */
export function affected(result: { affected?: number | null }): number {
  return result.affected ?? 0;
}

function queryLogger(onQuery: (sql: string) => void): QueryLogger {
  const silent = () => {};
  return { logQuery: onQuery, logQueryError: silent, logQuerySlow: silent, logSchemaBuild: silent, logMigration: silent, log: silent };
}
