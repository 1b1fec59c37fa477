/** Days of the house belong to this zone, which has no daylight saving time. */
export const timeZone = 'Asia/Ho_Chi_Minh';

/** A calendar day as `YYYY-MM-DD`: compares and sorts as text. */
export type Day = string;

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });

/** The day of an instant in Vietnam. */
export function dayOf(instant: Date): Day {
  return dayFormat.format(instant);
}

/** The instant at which an hour of a day begins in Vietnam (UTC+7). */
export function instantOf(day: Day, hour = 0): Date {
  return new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+07:00`);
}

/** Where a service takes the time from; tests and sample data pass their own. */
export type Clock = () => Date;
export const systemClock: Clock = () => new Date();
