import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { ConsumerPosition } from './consumer-position.ts';
import type { Database } from './database.ts';
import { DeadLetter } from './dead-letters.ts';
import { isCompacted } from './topic-plan.ts';

/** A table that a service makes from topics, and from nothing else. */
export type RebuiltTable = {
  entity: EntityTarget<ObjectLiteral>;
  /**
   * Of a topic that forgets: the table that has a row for each `version` of an `id`, with `knownFrom` and `knownTo`. Rows of
   * versions older than all that the log still has cannot be proven and are not lost.
   */
  versions?: EntityTarget<ObjectLiteral>;
};

/** A table as the statements need it. `r` is a row of the running one, `n` one of the new one. */
export type Shape = {
  name: string;
  columns: string[];
  /** By which rows of both are the same row. */
  key: string[];
  /** What must be equal in the same row. */
  compared: string[];
  /** Which rows of a table belong to the consumer. */
  own: (row: string) => string;
  /** Which running rows stay although the new table has none such. */
  stays?: (r: string, rebuilt: string) => string;
  /** A column of rows that stay which must not lie after what follows them. */
  ends?: { column: string; at: (r: string, rebuilt: string) => string };
};

const all = () => '1 = 1';
const q = (name: string) => `\`${name}\``;

/** All that the consumer of a service writes: the tables made from topics, and how far it is. */
export function shapesOf(database: Database, consumer: string, topics: readonly string[], tables: readonly RebuiltTable[]): Shape[] {
  const shapeOf = (entity: EntityTarget<ObjectLiteral>) => {
    const { tableName, columns, primaryColumns } = database.write.getMetadata(entity);
    const names = columns.map(({ databaseName }) => databaseName);
    const key = primaryColumns.map(({ databaseName }) => databaseName);
    return { name: tableName, columns: names, key, compared: names.filter((name) => !key.includes(name)), own: all };
  };
  const own = (row: string) => `${row}.consumer = '${consumer}'`;
  const forgetting = topics.filter(isCompacted).map((topic) => `'${topic}'`);
  return [
    ...tables.map(({ entity, versions }): Shape => {
      const shape = shapeOf(entity);
      if (!versions) return shape;
      const table = q(shapeOf(versions).name);
      const oldest = (column: string) => (r: string, rebuilt: string) =>
        `(SELECT MIN(o.${column}) FROM ${q(rebuilt)}.${table} o WHERE o.id = ${r}.id)`;
      const stays = (r: string, rebuilt: string) => `${r}.version < COALESCE(${oldest('version')(r, rebuilt)}, 0)`;
      return { ...shape, stays, ...(entity === versions ? { ends: { column: 'knownTo', at: oldest('knownFrom') } } : {}) };
    }),
    {
      ...shapeOf(ConsumerPosition),
      own,
      // Of what was erased the log may have nothing left.
      ...(forgetting.length ? { stays: (r: string) => `${r}.topic IN (${forgetting.join(', ')})` } : {}),
    },
    // Its id and time are of the one who kept it.
    { ...shapeOf(DeadLetter), own, key: ['consumer', 'topic', 'partitionNo', 'logOffset'], compared: ['msgKey'] },
  ];
}

type Select = (sql: string) => Promise<Record<string, unknown>[]>;

/** Two schemas behind one connection. */
export type Pair = { kind: Database['kind']; running: string; rebuilt: string };

/** Rows that are not the same in both, by kind; `keys` has some of them. */
export type Differences = Record<'missing' | 'extra' | 'different', { count: number; keys: string[] }>;

const conditions = ({ kind, running, rebuilt }: Pair, shape: Shape) => {
  const same = kind === 'mysql' ? '<=>' : 'IS';
  const [runningTable, newTable] = [`${q(running)}.${q(shape.name)}`, `${q(rebuilt)}.${q(shape.name)}`];
  const equal = (columns: readonly string[], by: string) => (r: string) =>
    columns.map((column) => `n.${q(column)} ${by} ${r}.${q(column)}`).join(' AND ') || '1 = 1';
  const sameKey = equal(shape.key, '=');
  const sameRest = equal(shape.compared, same);
  const without = (r: string, more = '') => `NOT EXISTS (SELECT 1 FROM ${newTable} n WHERE ${sameKey(r)}${more})`;
  const stays = (r: string) => shape.stays?.(r, rebuilt) ?? '1 = 0';
  const endsLate = (r: string) => (shape.ends ? `${stays(r)} AND ${r}.${shape.ends.column} > ${shape.ends.at(r, rebuilt)}` : '1 = 0');
  return { runningTable, newTable, sameKey, sameRest, without, stays, endsLate };
};

/** How many running rows there are, and how many of them only they have, and keep. */
export async function countRows(select: Select, pair: Pair, shape: Shape): Promise<{ rows: number; older: number }> {
  const { runningTable, without, stays } = conditions(pair, shape);
  const count = async (where: string) => Number((await select(`SELECT COUNT(*) AS n FROM ${runningTable} r WHERE ${where}`))[0]?.n);
  const own = shape.own('r');
  return { rows: await count(own), older: shape.stays ? await count(`${own} AND ${stays('r')} AND ${without('r')}`) : 0 };
}

export async function differencesOf(select: Select, pair: Pair, shape: Shape, mostKeys: number): Promise<Differences> {
  const { runningTable, newTable, sameKey, sameRest, without, stays, endsLate } = conditions(pair, shape);
  const missing = `FROM ${newTable} r WHERE ${shape.own('r')} AND NOT EXISTS (SELECT 1 FROM ${runningTable} n WHERE ${sameKey('r')})`;
  const extra = `FROM ${runningTable} r WHERE ${shape.own('r')} AND ${without('r')} AND NOT (${stays('r')})`;
  const different = `FROM ${runningTable} r WHERE ${shape.own('r')} AND (EXISTS (SELECT 1 FROM ${newTable} n WHERE ${sameKey('r')} AND NOT (${sameRest('r')})) OR (${endsLate('r')}))`;
  const find = async (from: string) => {
    const rows = await select(`SELECT ${shape.key.map((column) => `r.${q(column)}`).join(', ')} ${from} LIMIT ${mostKeys}`);
    const keys = rows.map((row) => shape.key.map((column) => row[column]).join(' '));
    return { keys, count: keys.length < mostKeys ? keys.length : Number((await select(`SELECT COUNT(*) AS n ${from}`))[0]?.n) };
  };
  return { missing: await find(missing), extra: await find(extra), different: await find(different) };
}

/** Whether both have applied the same, and a sum that changes with each event that one of them applies. */
export async function howFar(select: Select, pair: Pair): Promise<{ together: boolean; sum: number }> {
  const sumOf = async (schema: string) =>
    Number((await select(`SELECT SUM(p.lastVersion) AS n FROM ${q(schema)}.consumer_position p`))[0]?.n);
  const [running, rebuilt] = [await sumOf(pair.running), await sumOf(pair.rebuilt)];
  return { together: running === rebuilt, sum: running + rebuilt };
}

/** What makes the running table equal to the new one; what is the same already is not touched. */
export function replacement(pair: Pair, shape: Shape): string[] {
  const { runningTable, newTable, sameKey, sameRest, without, stays, endsLate } = conditions(pair, shape);
  const columns = shape.columns.map(q).join(', ');
  const { ends } = shape;
  return [
    `DELETE FROM ${runningTable} WHERE ${shape.own(runningTable)} AND ${without(runningTable, ` AND ${sameRest(runningTable)}`)} AND NOT (${stays(runningTable)})`,
    ...(ends ? [`UPDATE ${runningTable} SET ${ends.column} = ${ends.at(runningTable, pair.rebuilt)} WHERE ${endsLate(runningTable)}`] : []),
    `INSERT INTO ${runningTable} (${columns}) SELECT ${shape.columns.map((column) => `r.${q(column)}`).join(', ')} FROM ${newTable} r
      WHERE ${shape.own('r')} AND NOT EXISTS (SELECT 1 FROM ${runningTable} n WHERE ${sameKey('r')})`,
  ];
}

/** Keys whose events the running tables have and the new ones do not: a replacement would lose them. */
export async function onlyInRunning(
  select: Select,
  { running, rebuilt }: Pair,
  consumer: string,
  topics: readonly string[],
): Promise<string[]> {
  const places = topics.map((topic) => `'${topic}'`).join(', ');
  const kept = topics.filter((topic) => !isCompacted(topic)).map((topic) => `'${topic}'`);
  const rows = await select(`SELECT r.topic, r.aggregateId FROM ${q(running)}.consumer_position r
    LEFT JOIN ${q(rebuilt)}.consumer_position n ON n.consumer = r.consumer AND n.topic = r.topic AND n.aggregateId = r.aggregateId
    WHERE r.consumer = '${consumer}' AND r.topic IN (${places})
      AND (n.lastVersion < r.lastVersion OR (n.lastVersion IS NULL AND r.topic IN (${[...kept, "''"].join(', ')})))
    LIMIT 100`);
  return rows.map(({ topic, aggregateId }) => `${topic} ${aggregateId}`);
}
