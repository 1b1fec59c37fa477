import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { migrate } from '@binhan/common/database';
import { kafkaSettingsOf, openEventLog } from '@binhan/common/event-log-choice';
import { createMetrics } from '@binhan/common/metrics';
import { OutboxRow } from '@binhan/common/outbox';
import { startRelay } from '@binhan/common/relay';
import { openDatabaseOf } from '@binhan/common/service-database';
import { createTestPlace, testLogger } from '@binhan/common/testing';
import { defineTopic } from '@binhan/common/topic';
import { inTransaction } from '@binhan/common/transaction';
import { systemViewer } from '@binhan/common/viewer';
import { service } from '@binhan/units/service';
import { onEachEngine, percentile, row } from './place.ts';
import { sendRaw } from './raw-kafka.ts';

const rows = 20_000;
const paced = 500;
const topic = defineTopic('units', 'area', new URL('../../../schemas/events/units/area.v1.json', import.meta.url));
const data = {
  code: '1',
  name: 'Đo',
  type: 'xã',
  level: 'COMMUNE',
  parentId: null,
  validFrom: '2025-07-01',
  validTo: null,
  covers: Array(20).fill('03408@2013-12-27'),
};

/** Rows a second from outbox to log, beside raw kafkajs with the same rows and grouping; and how long after its commit an event is seen. */
export async function relay(): Promise<void> {
  row('engines', 'relay rows/s', 'raw kafkajs rows/s', 'commit to visible p50 ms', 'p99 ms');
  await onEachEngine(async (name) => {
    const place = await createTestPlace();
    const settings = await place.settingsFor('units');
    const database = await openDatabaseOf(service, settings);
    await migrate(database);
    const log = openEventLog(settings, 'bench', testLogger);
    const record = (from: number, count: number) =>
      inTransaction(database, { viewer: systemViewer('bench'), now: new Date() }, async (tx) => {
        for (let i = from; i < from + count; i++) await tx.record(topic, `k${i}`, 'installed', data);
      });

    for (let i = 0; i < rows; i += 500) await record(i, 500);
    const raw = kafkaSettingsOf(settings, 'bench');
    const rawRate = raw ? await sendRaw(raw, await database.read.manager.find(OutboxRow, { order: { seq: 'ASC' } })) : undefined;
    const start = performance.now();
    const running = startRelay({ database, log, logger: testLogger, metrics: createMetrics('bench', database).relay });
    while (await database.read.manager.exists(OutboxRow)) await pause(10);
    const rate = rows / ((performance.now() - start) / 1000);

    const committed = new Map<string, number>();
    const delays: number[] = [];
    const reader = await log.subscribe('bench', [topic.name], async ({ records, done }) => {
      for (const { key, offset, ...rest } of records) {
        const at = committed.get(key);
        if (at) delays.push(performance.now() - at);
        done({ key, offset, ...rest });
      }
    });
    while (Object.values(await reader.lag()).some((lag) => lag > 0)) await pause(100);
    for (let i = 0; i < paced; i++) {
      const id = rows + i;
      await record(id, 1);
      committed.set(`k${id}`, performance.now());
      await pause(10);
    }
    await pause(1500);
    row(name, rate.toFixed(0), rawRate?.toFixed(0) ?? '–', percentile(delays, 0.5).toFixed(0), percentile(delays, 0.99).toFixed(0));
    await reader.stop();
    await running.stop();
    await log.close();
    await database.close();
    await place.remove();
  });
}
