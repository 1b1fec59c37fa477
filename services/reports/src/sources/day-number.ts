/** Days of the year before each month, in a year without a leap day. */
const before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/**
 * A day as a number, so that days can be subtracted: SQLite and MySQL have no function for it in common, but the same
 * arithmetic. Every fourth year has a leap day, which is right from 1901 to 28/02/2100.
 */
export function dayNumber(day: string): string {
  const year = `CAST(SUBSTR(${day}, 1, 4) AS DECIMAL)`;
  const month = `SUBSTR(${day}, 6, 2)`;
  const leapDays = `(${year} + 3 - (${year} + 3) % 4) / 4 + CASE WHEN ${month} > '02' AND ${year} % 4 = 0 THEN 1 ELSE 0 END`;
  const ofMonths = `CASE ${month} ${before.map((days, i) => `WHEN '${String(i + 1).padStart(2, '0')}' THEN ${days}`).join(' ')} END`;
  return `(365 * ${year} + ${leapDays} + ${ofMonths} + CAST(SUBSTR(${day}, 9, 2) AS DECIMAL))`;
}

/** Days from the first to the second; null where one of them is. */
export function daysFrom(first: string, second: string): string {
  return `(${dayNumber(second)} - ${dayNumber(first)})`;
}
