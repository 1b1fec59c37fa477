import { expect, test } from '@jest/globals';
import { daysBetween, plusDays, plusMonths } from '../src/days.ts';

test('a month later is the last day of a month that is too short', () => {
  expect(plusMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(plusMonths('2024-02-29', -24)).toBe('2022-02-28');
});

test('days are counted over the ends of months and years', () => {
  expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2026-03-02', '2026-03-01')).toBe(-1);
});
