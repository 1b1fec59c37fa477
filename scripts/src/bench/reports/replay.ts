import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '@binhan/common/clock';
import { startConsumer } from '@binhan/common/consumer';
import { migrate } from '@binhan/common/database';
import type { NewRecord } from '@binhan/common/event-log';
import { openEventLog } from '@binhan/common/event-log-choice';
import { createMetrics } from '@binhan/common/metrics';
import { openDatabaseOf } from '@binhan/common/service-database';
import { createTestPlace, testLogger } from '@binhan/common/testing';
import { service } from '@binhan/reports/service';

const events = 20_000;
const topics = ['training.session', 'training.session', 'units.registration', 'units.recognition', 'personnel.guard', 'tips.tip'];
const schemas = new URL('../../../../schemas/events/', import.meta.url);

/** Events a second that `reports` applies from a log that is there already, as in a rebuild: each record has two versions. */
export async function replay(): Promise<number> {
  const place = await createTestPlace();
  const settings = await place.settingsFor('reports');
  const database = await openDatabaseOf(service, settings);
  await migrate(database);
  const log = openEventLog(settings, 'reports', testLogger);
  const records = topics.flatMap((topic, t) => recordsOf(topic, t, Math.floor(events / topics.length)));
  for (let i = 0; i < records.length; i += 500) await log.append(records.slice(i, i + 500));
  const metrics = createMetrics('bench', database).consumer;
  const begun = performance.now();
  const consumer = await startConsumer({
    name: 'reports',
    handlers: service.handlers ?? {},
    database,
    log,
    logger: testLogger,
    metrics,
    clock: systemClock,
  });
  const applied = async () => (await metrics.applied.get()).values.reduce((sum, { value }) => sum + value, 0);
  while ((await applied()) < records.length) await pause(20);
  const rate = (records.length * 1000) / (performance.now() - begun);
  await consumer.stop();
  await log.close();
  await database.close();
  await place.remove();
  return rate;
}

function recordsOf(name: string, t: number, count: number): NewRecord[] {
  const [writer, aggregate] = name.split('.');
  const { examples } = JSON.parse(readFileSync(new URL(`${writer}/${aggregate}.v1.json`, schemas), 'utf8')) as {
    examples: Record<string, unknown>[];
  };
  return Array.from({ length: count }, (_, i) => {
    const [key, version] = [`${t}-${Math.floor(i / 2)}`, 1 + (i % 2)];
    const data = examples[i % examples.length] as Record<string, unknown>;
    const time = new Date(Date.UTC(2026, 2, 2, 2, version)).toISOString();
    const event = {
      ...{ specversion: '1.0', id: `${name}/${key}/${version}`, source: `/${writer}`, subject: key, time, aggregateversion: version },
      ...{ type: `${name}.${data.change}.v1`, dataschema: `urn:binhan:${name}:v1`, datacontenttype: 'application/json', data },
    };
    return { sequence: i, topic: `${name}.v1`, key, occurredAt: new Date(time), value: JSON.stringify(event) };
  });
}
