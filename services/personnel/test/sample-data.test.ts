import { grouped } from '@binhan/personnel/grouped';
import { inventedPerson } from '@binhan/personnel/sample-data/invented-names';
import { planUnits } from '@binhan/personnel/sample-data/plan';
import { service } from '@binhan/personnel/service';
import type { UnitRef } from '@binhan/reference/entities/unit';
import { muongKim } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, provincial, tanPhong, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const today = '2026-03-02';
const units = (count: number, areas = 38) =>
  Array.from({ length: count }, (_, i) => ({ id: `u${i}`, kind: 'SCHOOL', areaId: `a${i % areas}`, openedOn: '2018-01-05' }) as UnitRef);

test('names are invented, and all different', () => {
  const names = Array.from({ length: 11_000 }, (_, i) => inventedPerson(i));
  expect(new Set(names).size).toBe(names.length);
});

test('the plan has some nine hundred guards, and every shortcoming of the article', () => {
  const plan = planUnits(units(1200), today);
  const guards = plan.flatMap((unit) => unit.guards);
  expect(guards.length).toBeGreaterThan(750);
  expect(guards.length).toBeLessThan(950);
  const short = plan.filter(({ norm, guards: own }) => own.length < norm.requiredFullTime + norm.requiredPartTime);
  expect(short.length).toBeGreaterThan(50);
  expect(guards.filter(({ certificate }) => certificate && certificate.expiresOn <= today).length).toBeGreaterThan(80);
  expect(guards.filter(({ kind, allowanceMonthly }) => kind === 'FULL_TIME' && allowanceMonthly < 3_500_000).length).toBeGreaterThan(200);
  expect(new Set(guards.map(({ fate }) => fate)).size).toBe(5);
  const persons = grouped(guards, ({ fullName, birthYear }) => `${fullName} ${birthYear}`);
  expect([...persons.values()].flatMap(({ length }) => (length > 1 ? [length] : []))).toEqual([2, 2]);
  expect(planUnits(units(1200), today)).toEqual(plan);
});

test('it is loaded through the operations, once, and everything of it says that it is invented', async () => {
  for (let i = 0; i < 30; i++) await world.syntheticUnit({ areaId: i % 2 ? tanPhong : muongKim });
  const load = () => world.run(async (door) => void (await service.loadSampleData?.(door, new Date(`${today}T02:00:00Z`), () => {})));
  await load();
  const query = '{ guards(first: 200) { totalCount nodes { synthetic state } } readiness { total { withNorm activeFullTime } } }';
  const first = (await world.ask(query, {}, provincial)).data;
  await load();
  expect((await world.ask(query, {}, provincial)).data).toEqual(first);
  expect(first.guards.totalCount).toBeGreaterThan(5);
  expect(first.guards.nodes.every(({ synthetic }: { synthetic: boolean }) => synthetic)).toBe(true);
  expect(first.readiness.total.withNorm).toBe(10);
});
