import { chunksOf } from '@binhan/common/chunks';
import type { Database } from '@binhan/common/database';
import { inTransaction, type Tx } from '@binhan/common/transaction';
import { systemViewer } from '@binhan/common/viewer';
import { recountRollups } from '@binhan/reports/operations/recount-rollups';
import { areaRows, type Country, countryOf, type Row } from './country.ts';
import { factRows } from './facts.ts';

const perStatement = 500;
const perTransaction = 20_000;

/** Loads the country at a scale straight into the tables of facts, and makes the sums. What is measured is reading. */
export async function loadCountry(database: Database, scale: number): Promise<Country> {
  const country = countryOf(scale);
  const inTurn = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(database, { viewer: systemViewer('bench'), now: new Date() }, work);
  let loaded = 0;
  const say = (text: string) => process.stderr.write(`\rscale ${scale}: ${text.padEnd(50)}`);
  let waiting: { table: string; rows: Row[] }[] = [];
  const flush = async () => {
    const parts = waiting;
    waiting = [];
    await inTurn(async ({ manager }) => {
      for (const { table, rows } of parts) for (const chunk of chunksOf(rows, perStatement)) await insertRows(manager, table, chunk);
    });
    loaded += parts.reduce((sum, { rows }) => sum + rows.length, 0);
    say(`${loaded} rows of facts`);
  };
  for (const source of [areaRows(country), factRows(country)])
    for (const part of source) {
      waiting.push(part);
      if (waiting.reduce((sum, { rows }) => sum + rows.length, 0) >= perTransaction) await flush();
    }
  await flush();
  say('sums');
  await inTurn(recountRollups);
  if (database.kind === 'mysql')
    for (const table of ['session_fact', 'session_line_fact', 'registration_fact', 'recognition_fact', 'guard_fact', 'tip_fact'])
      await database.write.query(`ANALYZE TABLE ${table}`);
  say(`${loaded} rows of facts and their sums\n`);
  return country;
}

async function insertRows(manager: Tx['manager'], table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ');
  await manager.query(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${values}`,
    rows.flatMap((row) => columns.map((column) => row[column])),
  );
}
