import { sqliteLog } from '../../src/event-log-sqlite.ts';

// Another process that writes to an embedded log: FILE TOPIC HOW-MANY appends of fifty records.
const [file = '', topic = '', howMany = '0'] = process.argv.slice(2);
const log = sqliteLog(file);
for (let n = 1; n <= Number(howMany); n++) {
  const records = Array.from({ length: 50 }, (_, i) => ({
    sequence: i,
    topic,
    key: 'child',
    value: `child ${n}/${i}`,
    occurredAt: new Date(),
  }));
  const { error } = await log.append(records);
  if (error) throw error;
}
await log.close();
