import { expect, test } from '@jest/globals';
import { trueWindow } from '../src/true-window.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2) + minutes * 60_000);

test('a window allows so many, and refused tries neither count nor prolong it', () => {
  const window = trueWindow({ ms: 15 * 60_000, most: 3 });
  expect([0, 1, 2].map((minute) => window.take('a', at(minute)))).toEqual([0, 0, 0]);
  for (let minute = 3; minute < 15; minute++) expect(window.take('a', at(minute))).toBeGreaterThan(0);
  // The first hit of minute 0 has left the window, however often was tried meanwhile; then that of minute 1, and so on.
  expect(window.take('a', at(15))).toBe(0);
  expect(window.take('a', at(15))).toBeGreaterThan(0);
  expect(window.take('a', at(16))).toBe(0);
  expect(window.take('b', at(3))).toBe(0);
});

test('a refusal says how long to wait, and then it is allowed', () => {
  const window = trueWindow({ ms: 15 * 60_000, most: 1 });
  window.take('a', at(0));
  const wait = window.take('a', at(4));
  expect(window.take('a', new Date(at(4).getTime() + wait))).toBe(0);
});
