import { randomBytes } from 'node:crypto';
import mysql from 'mysql2/promise';

/** A service's own schema and its two users, which see nothing else: infra/mysql/init.sh makes the same. */
type ServiceSchema = {
  /** As the running service: reads and writes rows. */
  url: string;
  /** As `binhan migrate`: alters tables too. */
  migrateUrl: string;
};

export type Schemas = { of(service: string): Promise<ServiceSchema>; remove(): Promise<void> };

export function createSchemas(rootUrl: string, tag: string): Schemas {
  const made: { schema: string; users: string[] }[] = [];
  const urlOf = (user: string, password: string, schema: string) => {
    const url = new URL(rootUrl);
    return Object.assign(url, { username: user, password, pathname: `/${schema}` }).href;
  };
  return {
    async of(service) {
      const schema = `${tag}_${service}`;
      const [user, migrator] = [schema, `${schema}_migrate`];
      const [password, migratorPassword] = [randomBytes(24).toString('hex'), randomBytes(24).toString('hex')];
      made.push({ schema, users: [user, migrator] });
      await onServer(rootUrl, [
        `CREATE DATABASE ${schema} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
        `CREATE USER ${user} IDENTIFIED BY '${password}'`,
        `CREATE USER ${migrator} IDENTIFIED BY '${migratorPassword}'`,
        `GRANT SELECT, INSERT, UPDATE, DELETE ON ${schema}.* TO ${user}, ${migrator}`,
        `GRANT CREATE, ALTER, DROP, INDEX, REFERENCES ON ${schema}.* TO ${migrator}`,
      ]);
      return { url: urlOf(user, password, schema), migrateUrl: urlOf(migrator, migratorPassword, schema) };
    },
    async remove() {
      for (const { schema, users } of made)
        await onServer(rootUrl, [`DROP DATABASE IF EXISTS ${schema}`, ...users.map((user) => `DROP USER IF EXISTS ${user}`)]);
    },
  };
}

/** Runs statements on a connection of their own. */
export async function onServer(url: string, statements: readonly string[]): Promise<void> {
  const connection = await mysql.createConnection(url);
  try {
    for (const statement of statements) await connection.query(statement);
  } finally {
    await connection.end();
  }
}

/** The code of the error that a statement is refused with, or undefined when it is carried out. */
export async function refusal(url: string, statement: string): Promise<string | undefined> {
  try {
    await onServer(url, [statement]);
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? (error as Error).message;
  }
}
