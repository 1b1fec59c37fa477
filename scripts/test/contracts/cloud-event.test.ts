import { readFile } from 'node:fs/promises';
import { readSettings, subgraphSettings } from '@binhan/common/config';
import { migrate } from '@binhan/common/database';
import { OutboxRow } from '@binhan/common/outbox';
import { openDatabaseOf } from '@binhan/common/service-database';
import { inTransaction } from '@binhan/common/transaction';
import { tipTopic } from '@binhan/tips/events/published';
import { unitTopic } from '@binhan/units/events/published';
import { service as units } from '@binhan/units/service';
import { expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const schemas = new URL('../../../schemas/', import.meta.url);
const read = async (path: string) => JSON.parse(await readFile(new URL(path, schemas), 'utf8'));

test('what is recorded is the envelope that cloud-event.json describes, with nothing beside it; of tips less is told', async () => {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile({ ...(await read('cloud-event.json')), additionalProperties: false });
  const database = await openDatabaseOf(units, readSettings(subgraphSettings, { NODE_ENV: 'test', DATABASE_URL: 'sqlite::memory:' }));
  await migrate(database);
  const viewer = { subject: 'officer', roles: ['PROVINCIAL_OFFICER' as const], areas: [], units: [], authorities: [] };
  const request = {
    viewer,
    now: new Date(),
    correlationId: 'request',
    causationId: 'event',
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  };
  const [unit, tip] = await Promise.all(['units/unit', 'tips/tip'].map(async (name) => (await read(`events/${name}.v1.json`)).examples[0]));
  await inTransaction(database, request, async (tx) => {
    await tx.record(unitTopic, tx.newId(), 'activated', unit);
    await tx.record(tipTopic, '5f0c1c9e-5b0e-4f6e-9d3c-6a0f1f3c2b11', 'received', tip);
  });
  const records = (await database.write.manager.find(OutboxRow, { order: { seq: 'ASC' } })).map(({ payload }) =>
    JSON.parse(String(payload)),
  );
  await database.close();
  for (const record of records) expect([validate(record), validate.errors]).toEqual([true, null]);
  const ties = ['correlationid', 'causationid', 'traceparent', 'actorref'];
  expect(Object.keys(records[0])).toEqual(expect.arrayContaining(ties));
  expect(Object.keys(records[1]).filter((name) => ties.includes(name))).toEqual([]);
});
