import { setTimeout as pause } from 'node:timers/promises';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Clock } from './clock.ts';
import type { SubgraphSettings } from './config.ts';
import type { Handlers } from './consumer-position.ts';
import { type Database, migrate, needsMigration } from './database.ts';
import { isTransient } from './database-errors.ts';
import type { EventLog } from './event-log.ts';
import { openEventLog } from './event-log-choice.ts';
import type { Logger } from './logger.ts';
import { newGroup, type Progress, type Reader, startReader } from './rebuild-reader.ts';
import { makeScratch, type Scratch, takeTurn } from './rebuild-scratch.ts';
import { type Differences, differencesOf, howFar, onlyInRunning, replacement, rowsOf, type Shape, shapesOf } from './rebuild-tables.ts';
import { type Owner, openDatabaseOf } from './service-database.ts';

export type RebuildOptions = {
  service: Owner & { handlers: Handlers };
  /** All that its handlers write. */
  tables: readonly EntityTarget<ObjectLiteral>[];
  settings: SubgraphSettings;
  logger: Logger;
  clock: Clock;
  /** Puts the new tables in the place of the running ones. */
  replace?: boolean;
  /** Leaves the new tables for who wants to look. */
  keep?: boolean;
  onProgress?: Progress;
};

/** Rows of a running table, and which of them differ. */
export type ComparedTable = { table: string; rows: number } & Differences;

export type Rebuilt = { tables: ComparedTable[]; replaced: boolean };

/**
 * Reads all topics of a service again, from their beginning, into tables of its own, while the service goes on reading and
 * answering; then compares these with the running ones and, where asked, makes the running ones equal to them. It may be
 * interrupted anywhere: the running tables change in one transaction, and what else it leaves the next one removes.
 */
export async function rebuild(options: RebuildOptions): Promise<Rebuilt> {
  const { service, tables, settings, logger, clock, keep = false, onProgress } = options;
  const closing: (() => Promise<unknown>)[] = [];
  try {
    const running = await openDatabaseOf(service, settings);
    closing.push(() => running.close());
    if (await needsMigration(running))
      throw new Error(`The tables of ${service.name} are behind this version: run npx binhan migrate ${service.name}`);
    closing.push(await takeTurn(service, settings, running));
    const scratch = await makeScratch(service, settings, running);
    if (!keep) closing.push(() => scratch.remove());
    const database = await openDatabaseOf(service, scratch.settings);
    closing.push(() => database.close());
    await migrate(database);
    const log = openEventLog(settings, `${service.name}-rebuild`, logger);
    closing.push(() => log.close());
    const group = newGroup(service.name);
    closing.push(() => log.forget(group));
    const topics = Object.keys(service.handlers);
    const reached = new Map<string, bigint>();
    const place = { name: service.name, handlers: service.handlers, database, log, logger, clock };
    const start = () => startReader(group, place, reached);

    const reader = await start();
    await reader.until(await log.ends(topics), new AbortController().signal, onProgress);
    const shapes = shapesOf(running, service.name, topics, tables);
    const compared = await compare(running, scratch, shapes);
    const replaced = options.replace
      ? await replace({ running, scratch, shapes, log, topics, consumer: service.name }, reader, start)
      : false;
    if (!replaced) await reader.stop();
    return { tables: compared, replaced };
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

const mostKeys = 1000;
// Seconds altogether: time enough for a record that one of both has read and the other has not yet.
const leastRounds = 3;
const mostRounds = 7;

/**
 * Both go on reading meanwhile, so that the newest rows are often in one of the two alone for a moment. A row differs when it
 * does so in each round, and there are more of them as long as something moves.
 */
async function compare(running: Database, scratch: Scratch, shapes: readonly Shape[]): Promise<ComparedTable[]> {
  const select = (sql: string) => running.write.query(sql);
  const found = new Map<Shape, Differences>();
  let open = [...shapes];
  let atRest = false;
  for (let round = 1; open.length && round <= mostRounds && !(atRest && round > leastRounds); round++) {
    if (round > 1) await pause(100 * 2 ** (round - 2));
    const before = await howFar(select, scratch);
    for (const shape of open) found.set(shape, stillDiffering(found.get(shape), await differencesOf(select, scratch, shape, mostKeys)));
    atRest = before.together && before.sum === (await howFar(select, scratch)).sum;
    open = open.filter((shape) => countsOf(found.get(shape)).some((count) => count > 0 && (count < mostKeys || !atRest)));
  }
  const compared: ComparedTable[] = [];
  for (const shape of shapes)
    compared.push({ table: shape.name, rows: await rowsOf(select, scratch, shape), ...(found.get(shape) as Differences) });
  return compared;
}

const countsOf = (differences: Differences | undefined) => Object.values(differences ?? {}).map(({ count }) => count);

function stillDiffering(before: Differences | undefined, now: Differences): Differences {
  if (!before || countsOf(before).some((count) => count >= mostKeys)) return now; // not all keys of before are known
  const known = new Set(Object.values(before).flatMap(({ keys }) => keys));
  const still = ({ count, keys }: Differences['missing']) => {
    if (count >= mostKeys) return { count, keys };
    const same = keys.filter((key) => known.has(key));
    return { count: same.length, keys: same };
  };
  return { missing: still(now.missing), extra: still(now.extra), different: still(now.different) };
}

type Replacement = {
  running: Database;
  scratch: Scratch;
  shapes: readonly Shape[];
  log: EventLog;
  topics: readonly string[];
  consumer: string;
};

// The service may not write meanwhile: what is not there by then is waited for without the lock, and tried again.
const underLockMs = 3000;
const mostTries = 20;

/**
 * In one transaction, so that a reader sees all of the old or all of the new. The consumer of the service waits while it
 * runs: then all that it has applied lies before the present end of the log, and once the rebuild has reached that end,
 * nothing can be lost.
 */
async function replace(replacing: Replacement, first: Reader, start: () => Promise<Reader>): Promise<true> {
  const { running, log, topics } = replacing;
  let reader: Reader | undefined = first;
  for (let attempt = 1; ; attempt++) {
    reader ??= await start();
    await reader.until(await log.ends(topics), new AbortController().signal);
    const runner = running.write.createQueryRunner();
    try {
      await lockConsumer(runner, replacing);
      if (await reader.until(await log.ends(topics), AbortSignal.timeout(underLockMs))) {
        await reader.stop();
        reader = undefined;
        await putInPlace((sql) => runner.query(sql), replacing);
        await runner.query('COMMIT');
        return true;
      }
      await runner.query('ROLLBACK');
      if (attempt >= mostTries) throw new Error('Events come faster than the rebuild can read them: try again when there are fewer');
    } catch (error) {
      await runner.query('ROLLBACK').catch(() => {});
      if (!isTransient(error) || attempt >= mostTries) {
        await reader?.stop();
        throw error;
      }
    } finally {
      await runner.release();
    }
  }
}

type Runner = { query(sql: string): Promise<unknown> };

async function lockConsumer(runner: Runner, { running, consumer }: Replacement): Promise<void> {
  if (running.kind === 'sqlite') return void (await runner.query('BEGIN IMMEDIATE'));
  // Locks the gaps too: a partition that is read for the first time has no row yet.
  await runner.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  await runner.query('START TRANSACTION');
  await runner.query(`SELECT starts FROM consumer_start WHERE consumer = '${consumer}' FOR UPDATE`);
}

async function putInPlace(query: (sql: string) => Promise<unknown>, { scratch, shapes, consumer, topics }: Replacement): Promise<void> {
  const select = async (sql: string) => (await query(sql)) as Record<string, unknown>[];
  const lost = await onlyInRunning(select, scratch, consumer, topics);
  if (lost.length)
    throw new Error(
      `Nothing was replaced: the running tables have events that the rebuild could not read or apply, of ${lost.slice(0, 5).join(', ')}${lost.length > 5 ? ', …' : ''}`,
    );
  for (const shape of shapes) for (const statement of replacement(scratch, shape)) await query(statement);
}
