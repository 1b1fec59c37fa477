import { sqliteLog } from '../../src/event-log-sqlite.ts';

// Another process that writes to an embedded log: FILE TOPIC HOW-MANY, one append for each record.
const [file = '', topic = '', howMany = '0'] = process.argv.slice(2);
const log = sqliteLog(file);
for (let sequence = 1; sequence <= Number(howMany); sequence++) {
  const { error } = await log.append([{ sequence, topic, key: 'child', value: `child ${sequence}`, occurredAt: new Date() }]);
  if (error) throw error;
}
await log.close();
