import { apportion } from '@binhan/common/apportion';
import { fold, sortKey } from '@binhan/common/vietnamese-text';
import { readReferenceData } from '@binhan/units/reference-data';
import { decidingLevel, exclusionOf, roundOf, roundOn } from '@binhan/units/rounds';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planUnits } from '../src/sample-data/plan.ts';
import { keepersOf } from '../src/sample-data/record-plan.ts';

const { areas, ruleSets, covers, successions } = readReferenceData();

test('the round of a year follows the rule set in force on its due date', () => {
  expect(roundOf(2014, ruleSets)).toMatchObject({
    ruleSet: { id: 'RS-2012' },
    from: '2014-01-01',
    to: '2014-12-31',
    registerBy: '2014-03-31',
  });
  expect(roundOf(2022, ruleSets)).toMatchObject({ ruleSet: { id: 'RS-2021' }, from: '2021-11-16', to: '2022-11-15' });
  expect(roundOf(2012, ruleSets)).toBeUndefined();
});

test('a day lies in one round', () => {
  expect([roundOn('2026-11-15', ruleSets)?.year, roundOn('2026-11-16', ruleSets)?.year]).toEqual([2026, 2027]);
});

test('the deciding level is the unit’s own or the nearest above it that may decide', () => {
  const [old, present] = ruleSets.map(({ content }) => content);
  if (!old || !present) throw new Error('two rule sets are shipped');
  expect(decidingLevel('COMMUNE', old, '2014-12-31')).toBe('DISTRICT');
  expect(decidingLevel('DISTRICT', present, '2025-06-30')).toBe('DISTRICT');
  expect(decidingLevel('DISTRICT', present, '2025-07-01')).toBe('PROVINCE');
  expect(decidingLevel('COMMUNE', present, '2025-07-01')).toBe('COMMUNE');
  expect(exclusionOf({ kind: 'SCHOOL', subKind: 'PRIMARY', size: null }, old)).toBeUndefined();
});

test('the tree has three epochs, and every commune that ended has a successor', () => {
  const communesOn = (day: string) =>
    areas.filter(({ level, validFrom, validTo }) => level === 'COMMUNE' && validFrom <= day && (!validTo || day < validTo));
  expect(['2019-08-12', '2020-02-01', '2025-07-01'].map((day) => communesOn(day).length)).toEqual([108, 106, 38]);
  const ended = areas.filter(({ level, validTo }) => level === 'COMMUNE' && validTo);
  expect(ended.filter(({ id }) => !successions.some(({ fromId }) => fromId === id))).toEqual([]);
});

test('a new commune covers its predecessors, an old one not its successor', () => {
  const covered = (id: string) => covers.filter(({ areaId }) => areaId === id).map(({ coveredId }) => coveredId);
  expect(covered('03408@2025-07-01')).toContain('03387@2013-12-27');
  expect(covered('03387@2013-12-27')).toEqual(['03387@2013-12-27']);
  // Sùng Phài (03397) moved from Tam Đường (106) to the city (105) in 2020: its records stay where they were made.
  expect(covered('106@2013-12-27')).toContain('03397@2013-12-27');
  expect(covered('105@2013-12-27')).not.toContain('03397@2013-12-27');
  expect(covered('03388@2025-07-01')).toContain('03397@2013-12-27');
  // The new Mường Than (03618) does not hold the old Mường Than (03619).
  expect(covered('03618@2025-07-01')).not.toContain('03619@2013-12-27');
});

test('search folds what keyboards and systems write differently', () => {
  for (const spelling of ['Đông', 'Đông'.normalize('NFD'), 'ĐÔNG', 'đong']) expect(fold(spelling)).toBe('dong');
});

test('the sort key orders as the Vietnamese collation does', () => {
  const letters = fc.constantFrom(...'aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệ');
  const word = fc.array(letters, { minLength: 1, maxLength: 4 }).map((list) => list.join(''));
  const collator = new Intl.Collator('vi');
  fc.assert(
    fc.property(word, word, (a, b) => {
      const [keyA, keyB] = [sortKey(a), sortKey(b)];
      expect(Math.sign(keyA < keyB ? -1 : keyA > keyB ? 1 : 0)).toBe(Math.sign(collator.compare(a, b)));
    }),
    { numRuns: 2000 },
  );
});

test('shares are whole and sum up', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 12 }), (total, weights) => {
      expect(apportion(total, weights).reduce((a, b) => a + b, 0)).toBe(total);
    }),
  );
});

test('the sample is the article’s: 1,217 units in eight districts, 1,150 of them recognised', () => {
  const units = planUnits(areas);
  expect(units).toHaveLength(1217);
  expect(units.filter(({ path }) => path === 'GRANTED')).toHaveLength(1150);
  expect(new Set(units.map(({ code }) => code)).size).toBe(1217);
  expect(new Set(units.map(({ name }) => name)).size).toBe(1217);
  expect([...new Set(units.map(({ roundYear }) => roundYear))].sort()).toEqual([2014, 2015, 2016, 2017, 2018]);
  expect(planUnits(areas)).toEqual(units);
});

test('of the sample’s units one district keeps nothing, and some were recognised for little', () => {
  const units = planUnits(areas);
  const districtOf = (id: string) => areas.find((area) => area.id === id)?.parentId ?? null;
  const keepers = keepersOf(units, new Set(units.map(({ code }) => code)), districtOf);
  expect(keepers.filter(({ unit }) => districtOf(unit.areaId) === '112@2013-12-27')).toEqual([]);
  expect(keepers.length).toBeLessThan(units.length);
  expect(keepers.filter(({ hollow }) => hollow).length).toBeGreaterThan(0);
});
