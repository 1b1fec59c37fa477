import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { copyRecords } from './records.js';

const help = `Computes N1 to N14 from the topics of Bình An, and asks no service. Ends with 1 where one is not what was published.

  --open-only       leave the restricted topics out, and with them N12 to N14
  --ask FILE        answer this query, too; may be given again
  --keep FILE       keep the DuckDB database
  --records FILE    read records from a file, lines of {"topic","key","value"}, instead of Kafka
  --published FILE  compare with another list of published figures

Environment: KAFKA_BROKERS, KAFKA_USERNAME, KAFKA_PASSWORD, KAFKA_TLS, KAFKA_TOPIC_PREFIX, as for the services.`;

const file = { type: 'string' };
const options = {
  'open-only': { type: 'boolean', default: false },
  ask: { ...file, multiple: true, default: [] },
  keep: file,
  records: file,
  published: file,
  help: { type: 'boolean' },
};
const ours = (name) => fileURLToPath(new URL(`../sql/${name}.sql`, import.meta.url));
const defaultPublished = fileURLToPath(new URL('../../../services/reports/data/published-figures.json', import.meta.url));

try {
  const { values: asked } = parseArgs({ options });
  if (asked.help) console.log(help);
  else await figures(asked);
} catch (error) {
  fail(error.message);
}

async function figures({ 'open-only': openOnly, ask, keep = ':memory:', records, published = defaultPublished }) {
  const folder = await mkdtemp(join(tmpdir(), 'analyst-'));
  const database = await DuckDBInstance.create(keep);
  const sql = await database.connect();
  try {
    await run(sql, 'sources');
    if (!records) await readTopics(sql, join(folder, 'records.jsonl'), openOnly);
    await sql.run('SET VARIABLE records = $1', [records ?? join(folder, 'records.jsonl')]);
    await sql.run('SET VARIABLE published = $1', [published]);
    await run(sql, 'state');
    await run(sql, 'figures');
    print(await answer(sql, ours('answer')));
    for (const [note] of (await answer(sql, ours('notes'))).slice(1)) console.log(note);
    for (const query of ask) {
      console.log();
      print(await answer(sql, query));
    }
    for (const [problem] of (await answer(sql, ours('problems'))).slice(1)) fail(problem);
  } finally {
    sql.closeSync();
    database.closeSync();
    await rm(folder, { recursive: true });
  }
}

/** Copies the topics of the figures to a file, and notes in the database which of them were not read. */
async function readTopics(sql, path, openOnly) {
  const sources = await sql.runAndReadAll('SELECT DISTINCT topic, restricted FROM source ORDER BY topic');
  const topics = sources.getRows();
  const wanted = topics.filter(([, restricted]) => !(restricted && openOnly)).map(([topic]) => topic);
  const refused = await copyRecords(wanted, path);
  for (const [topic] of topics)
    if (!wanted.includes(topic) || refused.includes(topic)) await sql.run('INSERT INTO unread VALUES ($1)', [topic]);
  if (refused.length) fail(`Kafka refuses ${refused.join(', ')}: log in as who may read them, or give --open-only`);
}

async function run(sql, name) {
  await sql.run(await readFile(ours(name), 'utf8'));
}

/** The rows of a query as text, the names of its columns first. */
async function answer(sql, path) {
  const found = await sql.runAndReadAll(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${await readFile(path, 'utf8')})`);
  return [found.columnNames(), ...found.getRows().map((row) => row.map((cell) => cell ?? ''))];
}

function print(table) {
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
}

function fail(problem) {
  console.error(problem);
  process.exitCode = 1;
}
