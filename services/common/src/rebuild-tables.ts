import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { ConsumerPosition } from './consumer-position.ts';
import type { Database } from './database.ts';
import { DeadLetter } from './dead-letters.ts';
import { isCompacted } from './topic-plan.ts';

/** Two schemas behind one connection: the tables of the running service, and those that were made again. */
export type Pair = { kind: Database['kind']; running: string; rebuilt: string };

/** A table as the statements need it. */
export type Shape = {
  name: string;
  columns: string[];
  /** By which rows of both are the same row. */
  key: string[];
  /** What must be equal in the same row. */
  compared: string[];
  /** Which rows are the consumer's. */
  own: (row: string) => string;
  /** Which running rows stay although the new table has none such. */
  stays: (row: string) => string;
};

/** Rows that are not the same in both, by kind; `keys` has some of them. */
export type Differences = Record<'missing' | 'extra' | 'different', { count: number; keys: string[] }>;

type Select = (sql: string) => Promise<Record<string, unknown>[]>;

const always = () => '1 = 1';
const never = () => '1 = 0';
const quoted = (name: string) => `\`${name}\``;
const listed = (topics: readonly string[]) => topics.map((topic) => `'${topic}'`).join(', ') || 'NULL';

/** All that the consumer of a service writes: the tables that its handlers make, and how far it is. */
export function shapesOf(
  { write }: Database,
  consumer: string,
  topics: readonly string[],
  tables: readonly EntityTarget<ObjectLiteral>[],
): Shape[] {
  const shapeOf = (entity: EntityTarget<ObjectLiteral>): Shape => {
    const { tableName, columns, primaryColumns } = write.getMetadata(entity);
    const names = columns.map(({ databaseName }) => databaseName);
    const key = primaryColumns.map(({ databaseName }) => databaseName);
    return { name: tableName, columns: names, key, compared: names.filter((name) => !key.includes(name)), own: always, stays: never };
  };
  const own = (row: string) => `${row}.consumer = '${consumer}'`;
  // Of what was erased the log may have nothing left.
  const stays = (row: string) => `${row}.topic IN (${listed(topics.filter(isCompacted))})`;
  return [
    ...tables.map(shapeOf),
    { ...shapeOf(ConsumerPosition), own, stays },
    // Its id and its time are of the one who kept it.
    { ...shapeOf(DeadLetter), own, key: ['consumer', 'topic', 'partitionNo', 'logOffset'], compared: ['msgKey'] },
  ];
}

/** Parts of statements. `n` is a row of the other table. */
function partsOf({ kind, running, rebuilt }: Pair, { name, key, compared }: Shape) {
  const same = kind === 'mysql' ? '<=>' : 'IS';
  const equal = (columns: readonly string[], operator: string) => (row: string) =>
    columns.map((column) => `n.${quoted(column)} ${operator} ${row}.${quoted(column)}`).join(' AND ') || always();
  const [sameKey, sameRest] = [equal(key, '='), equal(compared, same)];
  const runningTable = `${quoted(running)}.${quoted(name)}`;
  const newTable = `${quoted(rebuilt)}.${quoted(name)}`;
  const oneIn = (table: string, condition: string) => `EXISTS (SELECT 1 FROM ${table} n WHERE ${condition})`;
  return { runningTable, newTable, sameKey, sameRest, oneIn };
}

export async function rowsOf(select: Select, pair: Pair, shape: Shape): Promise<number> {
  const [row] = await select(`SELECT COUNT(*) AS rowCount FROM ${partsOf(pair, shape).runningTable} r WHERE ${shape.own('r')}`);
  return Number(row?.rowCount);
}

/** Compares in the database: however many rows there are, only keys of those that differ come out, `mostKeys` of each kind. */
export async function differencesOf(select: Select, pair: Pair, shape: Shape, mostKeys: number): Promise<Differences> {
  const { runningTable, newTable, sameKey, sameRest, oneIn } = partsOf(pair, shape);
  const own = shape.own('r');
  const find = async (from: string) => {
    const rows = await select(`SELECT ${shape.key.map((column) => `r.${quoted(column)}`).join(', ')} ${from} LIMIT ${mostKeys}`);
    const keys = rows.map((row) => shape.key.map((column) => row[column]).join(' '));
    if (keys.length < mostKeys) return { count: keys.length, keys };
    return { count: Number((await select(`SELECT COUNT(*) AS rowCount ${from}`))[0]?.rowCount), keys };
  };
  return {
    missing: await find(`FROM ${newTable} r WHERE ${own} AND NOT ${oneIn(runningTable, sameKey('r'))}`),
    extra: await find(`FROM ${runningTable} r WHERE ${own} AND NOT ${oneIn(newTable, sameKey('r'))} AND NOT (${shape.stays('r')})`),
    different: await find(`FROM ${runningTable} r WHERE ${own} AND ${oneIn(newTable, `${sameKey('r')} AND NOT (${sameRest('r')})`)}`),
  };
}

/** Whether both have applied the same, and a sum that grows with each event that one of them applies. */
export async function howFar(select: Select, { running, rebuilt }: Pair): Promise<{ together: boolean; sum: number }> {
  const sumIn = async (schema: string) => {
    const [row] = await select(`SELECT SUM(p.lastVersion) AS versions FROM ${quoted(schema)}.consumer_position p`);
    return Number(row?.versions);
  };
  const [here, there] = [await sumIn(running), await sumIn(rebuilt)];
  return { together: here === there, sum: here + there };
}

/** What makes the running table equal to the new one; rows that are the same already are not touched. */
export function replacement(pair: Pair, shape: Shape): string[] {
  const { runningTable, newTable, sameKey, sameRest, oneIn } = partsOf(pair, shape);
  const row = runningTable; // not every server lets the table of a DELETE have a short name
  return [
    `DELETE FROM ${runningTable} WHERE ${shape.own(row)} AND NOT ${oneIn(newTable, `${sameKey(row)} AND ${sameRest(row)}`)}
      AND NOT (${shape.stays(row)} AND NOT ${oneIn(newTable, sameKey(row))})`,
    `INSERT INTO ${runningTable} (${shape.columns.map(quoted).join(', ')})
      SELECT ${shape.columns.map((column) => `r.${quoted(column)}`).join(', ')} FROM ${newTable} r
      WHERE ${shape.own('r')} AND NOT ${oneIn(runningTable, sameKey('r'))}`,
  ];
}

/** Aggregates of which the running tables have a version that the new ones have not: a replacement would lose it. */
export async function onlyInRunning(
  select: Select,
  { running, rebuilt }: Pair,
  consumer: string,
  topics: readonly string[],
): Promise<string[]> {
  const kept = topics.filter((topic) => !isCompacted(topic));
  const rows = await select(`SELECT r.topic, r.aggregateId FROM ${quoted(running)}.consumer_position r
    LEFT JOIN ${quoted(rebuilt)}.consumer_position n ON n.consumer = r.consumer AND n.topic = r.topic AND n.aggregateId = r.aggregateId
    WHERE r.consumer = '${consumer}' AND r.topic IN (${listed(topics)})
      AND (n.lastVersion < r.lastVersion OR (n.lastVersion IS NULL AND r.topic IN (${listed(kept)})))
    LIMIT 100`);
  return rows.map(({ topic, aggregateId }) => `${topic} ${aggregateId}`);
}
