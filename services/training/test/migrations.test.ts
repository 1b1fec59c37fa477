import { drift, migrate, needsMigration } from '@binhan/common/database';
import { openDatabaseOf } from '@binhan/common/service-database';
import { createTestPlace } from '@binhan/common/testing';
import { expect, test } from '@jest/globals';
import { service } from '../src/service.ts';

test('the migrations make the tables of the entities, and can be taken back', async () => {
  const place = await createTestPlace([]);
  const database = await openDatabaseOf(service, await place.settingsFor(service.name));
  await migrate(database);
  expect(await needsMigration(database)).toBe(false);
  expect(await drift(database)).toEqual([]);
  await database.write.undoLastMigration({ transaction: 'none' });
  expect(await needsMigration(database)).toBe(true);
  await database.close();
  await place.remove();
});
