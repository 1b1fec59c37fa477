import { instantOf } from '@binhan/common/clock';
import { expect, test } from '@jest/globals';
import { clocksFrom, extended, hourOf, workingDaysAfter } from '../src/clocks.ts';

test('three working days are counted over weekends and over Tết', () => {
  expect(workingDaysAfter('2026-03-02', 3)).toBe('2026-03-05');
  expect(workingDaysAfter('2026-03-05', 3)).toBe('2026-03-10');
  // Friday before Tết 2026: the state works again on Monday 23 February.
  expect(workingDaysAfter('2026-02-13', 3)).toBe('2026-02-25');
  expect(workingDaysAfter('2026-02-17', 1)).toBe('2026-02-23');
});

test('a Saturday that is worked in exchange counts', () => {
  expect(workingDaysAfter('2026-08-21', 1)).toBe('2026-08-22');
  expect(workingDaysAfter('2026-08-28', 1)).toBe('2026-09-03');
});

test('a year whose holidays were not published yet has weekends only, so that no limit is too late', () => {
  expect(workingDaysAfter('2031-01-22', 3)).toBe('2031-01-27');
});

test('a tip is to be passed on in 24 hours, in a remote commune in 48, and resolved in 20 days', () => {
  const receivedAt = instantOf('2026-03-02', 9);
  expect(clocksFrom(receivedAt, '03408')).toEqual({
    clockRuleId: 'TTLT-01-2017',
    forwardDueAt: instantOf('2026-03-03', 9),
    acknowledgeDueOn: '2026-03-05',
    resolveDueOn: '2026-03-22',
  });
  expect(clocksFrom(receivedAt, '03451').forwardDueAt).toEqual(instantOf('2026-03-04', 9));
});

test('the one extension gives two months', () => {
  expect(extended({ clockRuleId: 'TTLT-01-2017', resolveDueOn: '2026-03-22' })).toBe('2026-05-22');
  expect(extended({ clockRuleId: 'TTLT-01-2017', resolveDueOn: '2025-12-31' })).toBe('2026-02-28');
});

test('of the time of reception the hour is kept', () => {
  expect(hourOf(new Date('2026-03-02T03:59:59.999Z'))).toEqual(new Date('2026-03-02T03:00:00Z'));
});
