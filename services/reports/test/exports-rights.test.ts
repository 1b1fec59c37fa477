import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readCsv } from './exports-read.ts';
import { exportsIn, provincial } from './exports-world.ts';
import { publisherOf, unitFacts } from './records.ts';
import { tipsOf } from './tip-world.ts';
import { createWorld, type World } from './world.ts';

// A file is what its owner was allowed to read when it was made: whoever may read less by now has lost it.
let world: World;
let office: ReturnType<typeof exportsIn>;
const commune = unitFacts.areaId;
const other = '03388@2025-07-01';
const asArea = (...areas: string[]) => ({ roles: ['AREA_OFFICER' as const], subject: 'area', areas });

beforeAll(async () => {
  world = await createWorld();
  office = exportsIn(world);
  for (const area of [commune, other]) await world.area(area, 'COMMUNE', [area]);
  await tipsOf(world).tip('t1');
  await publisherOf(world, 'personnel.team')('team', { unitId: null, unit: null, areaId: commune });
  await world.settled();
});
afterAll(() => world.stop());

const refused = { status: 403, code: 'FORBIDDEN' };

test('who read tips freely and reads the fixed grid only does not keep the file with the hidden counts', async () => {
  const { contents, files } = await office.exported({ format: 'CSV', indicator: { code: 'T1', by: ['COMMUNE'] } }, provincial);
  expect(readCsv(contents[0] as Buffer)).toMatchObject([{ value: '1', suppressed: 'false' }]);
  const ticket = files[0]?.ticket as string;
  expect(await office.fetchFile(ticket, { ...provincial, roles: ['ANALYST'] })).toMatchObject(refused);
  expect(await office.fetchFile(ticket, { ...provincial, roles: ['ANALYST', 'PROVINCIAL_OFFICER'] })).toMatchObject({ status: 200 });
});

test('who moved to another area does not keep the file of the one before', async () => {
  const { contents, files } = await office.exported({ format: 'CSV', indicator: { code: 'P6' } }, asArea(commune));
  expect(readCsv(contents[0] as Buffer)).toContainEqual(expect.objectContaining({ measure: 'teams', value: '1' }));
  const ticket = files[0]?.ticket as string;
  expect(await office.fetchFile(ticket, asArea(other))).toMatchObject(refused);
  expect(await office.fetchFile(ticket, asArea(other, commune))).toMatchObject({ status: 200 });
});

test('what everyone reads as a whole stays, wherever its owner is now', async () => {
  const { files } = await office.exported({ format: 'CSV', indicator: { code: 'U1' } }, asArea(commune));
  expect(await office.fetchFile(files[0]?.ticket as string, asArea(other))).toMatchObject({ status: 200 });
});
