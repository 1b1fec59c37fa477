import { migrateUpDownUp } from '@binhan/common/testing';
import { service } from '@binhan/tips/service';
import { expect, test } from '@jest/globals';

test('migrations leave no drift from the entities, and go down again', async () => {
  const { up, drifted, again } = await migrateUpDownUp(service);
  expect(drifted).toEqual([]);
  expect(again).toEqual(up);
});
