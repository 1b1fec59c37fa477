import type { Day } from '@binhan/common/clock';
import { isWithin } from '@binhan/common/validity';

type DatedArea = { id: string; code: string; name: string; validFrom: Day; validTo: Day | null };

/** The area that `CODE` or `CODE@DATE` means. A code alone names different areas in different years, so the day decides. */
export function areaOnDay<Area extends DatedArea>(areas: readonly Area[], text: string, today: Day): Area {
  const [code = '', day = today] = text.split('@');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error(`"${text}" is not CODE or CODE@DATE: write the date as 2019-01-01`);
  const periods = areas.filter((area) => area.code === code);
  if (!periods.length) throw new Error(`There is no area with the code ${code}: the query areas of the gateway lists them`);
  const valid = periods.find(({ validFrom, validTo }) => isWithin(day, validFrom, validTo));
  if (!valid) throw new Error(`No area with the code ${code} was valid on ${day}. It is: ${periods.map(period).join('; ')}`);
  return valid;
}

function period({ name, code, validFrom, validTo }: DatedArea): string {
  return `${name} from ${validFrom}${validTo ? ` until the day before ${validTo}` : ''} (--area ${code}@${validFrom})`;
}
