import { instantOf } from '@binhan/common/clock';
import { describe, expect, test } from '@jest/globals';
import { type ClockDays, clockClasses } from '../src/clock-classes.ts';
import { clocksFrom } from '../src/clocks.ts';

// A Monday, at ten in a commune that is not remote: forwarded until the next day at ten, acknowledged until Thursday, resolved in 20 days.
const receivedAt = instantOf('2026-03-02', 10);
const tip: ClockDays = {
  ...{ receivedAt, ...clocksFrom(receivedAt, '03408') },
  ...{ forwardedOn: null, forwardedLate: false, acknowledgedOn: null, resolvedOn: null },
};

test('a clock that runs has no class', () => {
  expect(clockClasses(tip)).toEqual({ FORWARD: null, ACKNOWLEDGE: null, RESOLVE: null });
});

describe('days are counted from the reception to the last day of the limit, and as many again', () => {
  test.each([
    ['2026-03-02', false, 'SAME_DAY'],
    ['2026-03-03', false, 'IN_TIME'],
    ['2026-03-03', true, 'UP_TO_TWICE'],
    ['2026-03-04', true, 'UP_TO_TWICE'],
    ['2026-03-05', true, 'LATER'],
  ] as const)('forwarded on %s, late %s: %s', (forwardedOn, forwardedLate, expected) => {
    expect(clockClasses({ ...tip, forwardedOn, forwardedLate }).FORWARD).toBe(expected);
  });

  test.each([
    ['2026-03-02', 'SAME_DAY'],
    ['2026-03-05', 'IN_TIME'],
    ['2026-03-06', 'UP_TO_TWICE'],
    ['2026-03-08', 'UP_TO_TWICE'],
    ['2026-03-09', 'LATER'],
  ] as const)('acknowledged on %s: %s', (acknowledgedOn, expected) => {
    expect(clockClasses({ ...tip, acknowledgedOn }).ACKNOWLEDGE).toBe(expected);
  });

  test('an extension moves both limits', () => {
    expect(clockClasses({ ...tip, resolvedOn: '2026-03-23' }).RESOLVE).toBe('UP_TO_TWICE');
    expect(clockClasses({ ...tip, resolvedOn: '2026-04-12' }).RESOLVE).toBe('LATER');
    expect(clockClasses({ ...tip, resolvedOn: '2026-04-12', resolveDueOn: '2026-05-22' }).RESOLVE).toBe('IN_TIME');
  });
});

test('what an erased tip keeps gives the same classes', () => {
  const done = { ...tip, forwardedOn: '2026-03-04', forwardedLate: true, acknowledgedOn: '2026-03-02', resolvedOn: '2026-03-20' };
  const erased = { ...done, receivedAt: instantOf('2026-03-02'), forwardDueAt: instantOf('2026-03-03') };
  expect(clockClasses(erased)).toEqual(clockClasses(done));
});
