export type Row = Record<string, unknown>;
/** Rows of a table; a table may come in many parts. */
export type Rows = Iterable<{ table: string; rows: Row[] }>;

/** An invented country of the size of the real one, and how much of its data there is. */
export type Country = {
  scale: number;
  provinces: Province[];
  /** Of the days before and since the reform of 2025. */
  communes: { old: string[]; present: string[] };
  random: () => number;
};
type Province = { id: string; districts: string[]; old: string[]; present: string[] };

const reform = '2025-07-01';
const size = { provinces: 34, districts: 700, old: 10_000, present: 3321 };

export function countryOf(scale: number): Country {
  const provinces = Array.from(
    { length: size.provinces },
    (_, i): Province => ({ id: `P${i}@2013-01-01`, districts: [], old: [], present: [] }),
  );
  const spread = (kind: 'districts' | 'old' | 'present', letter: string, since: string) => {
    for (let i = 0; i < size[kind]; i++) (provinces[i % size.provinces] as Province)[kind].push(`${letter}${i}@${since}`);
  };
  spread('districts', 'D', '2013-01-01');
  spread('old', 'C', '2013-01-01');
  spread('present', 'C', reform);
  return {
    ...{ scale, provinces },
    communes: { old: provinces.flatMap(({ old }) => old), present: provinces.flatMap(({ present }) => present) },
    random: seeded(20_260_302),
  };
}

/** The commune of a day: the same place before and after the reform is not the point, the number of areas is. */
export function communeOn({ communes, random }: Country, day: string): string {
  const list = day < reform ? communes.old : communes.present;
  // Cities have more of everything.
  return list[Math.floor(list.length * random() ** 1.5)] as string;
}

export function* areaRows({ provinces }: Country): Rows {
  const area = (id: string, level: string, parentId: string | null, validTo: string | null) => {
    const [code = '', validFrom] = id.split('@');
    return { id, code: code.slice(0, 10), name: code, type: 'xã', level, parentId, validFrom, validTo };
  };
  for (const { id, districts, old, present } of provinces) {
    const ofDistrict = (district: number) => old.filter((_, i) => i % districts.length === district);
    const succeeded = (commune: number) => old.filter((_, i) => i % present.length === commune);
    yield {
      table: 'area_ref',
      rows: [
        area(id, 'PROVINCE', null, null),
        ...districts.map((one) => area(one, 'DISTRICT', id, reform)),
        ...old.map((one, i) => area(one, 'COMMUNE', districts[i % districts.length] as string, reform)),
        ...present.map((one) => area(one, 'COMMUNE', id, null)),
      ],
    };
    const covers = (areaId: string, covered: string[]) => [areaId, ...covered].map((coveredId) => ({ areaId, coveredId }));
    yield {
      table: 'area_cover',
      rows: [
        ...covers(id, [...districts, ...old, ...present]),
        ...districts.flatMap((one, i) => covers(one, ofDistrict(i))),
        ...old.flatMap((one) => covers(one, [])),
        ...present.flatMap((one, i) => covers(one, succeeded(i))),
      ],
    };
  }
}

/** The same numbers on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
