import { drift, migrate } from '@binhan/common/database';
import { openDatabaseOf } from '@binhan/common/service-database';
import { createTestPlace } from '@binhan/common/testing';
import { service } from '@binhan/units/service';
import { expect, test } from '@jest/globals';

test('migrations leave no drift from the entities, and go down again', async () => {
  const place = await createTestPlace([]);
  const database = await openDatabaseOf(service, await place.settingsFor('units'));
  const done = await migrate(database);
  expect(await drift(database)).toEqual([]);
  for (const _ of done) await database.write.undoLastMigration({ transaction: database.kind === 'mysql' ? 'none' : 'all' });
  expect(await migrate(database)).toEqual(done);
  await database.close();
  await place.remove();
});
