import { shuffle, spread } from '@binhan/common/apportion';
import type { Area, Level } from '../entities/area.ts';
import type { UnitKind, UnitSize, UnitSubKind } from '../entities/unit.ts';
import { codePrefix, inventedName } from './invented-names.ts';

/** How far a registration of the sample gets. */
export type Path =
  | 'DRAFT'
  | 'SUBMITTED'
  | 'RETURNED'
  | 'ACCEPTED'
  | 'SELF_ASSESSED'
  | 'APPRAISED'
  | 'REFUSED'
  | 'GRANTED'
  | 'REVOKED'
  | 'WITHDRAWN';

export type SampleUnit = {
  code: string;
  name: string;
  kind: UnitKind;
  subKind: UnitSubKind;
  size: UnitSize | null;
  managementLevel: Level;
  areaId: string;
  headcountStaff: number;
  headcountPupils: number | null;
  isKeyEconomic: boolean;
  fireRisk: boolean;
  roundYear: number;
  path: Path;
  /** Handed in after the due date; given back once before it was accepted. */
  late: boolean;
  returnedOnce: boolean;
};

/** The numbers of the article (domain.md 1.8): 1,217 registered, 1,150 recognised; the rest is split into refused and pending, which is invented. */
const registered = 1217;
const outcomes: readonly [Path, number][] = [
  ['GRANTED', 1150],
  ['REFUSED', 40],
  ['APPRAISED', 12],
  ['SELF_ASSESSED', 8],
  ['RETURNED', 7],
];

// Fixed weights, invented: the city and the two largest districts have most units, later rounds more than earlier ones.
const districts = ['105', '106', '107', '108', '109', '110', '111', '112'];
const districtWeights = [24, 14, 9, 12, 13, 12, 10, 6];
const rounds = [2014, 2015, 2016, 2017, 2018];
const roundWeights = [14, 18, 20, 23, 25];
const subKinds: readonly (readonly [UnitSubKind, UnitKind, number])[] = [
  ['PARTY_STATE_ORG', 'AGENCY', 30],
  ['PUBLIC_SERVICE', 'AGENCY', 14],
  ['STATE_ENTERPRISE', 'ENTERPRISE', 3],
  ['PRIVATE_ENTERPRISE', 'ENTERPRISE', 12],
  ['COOPERATIVE', 'ENTERPRISE', 5],
  ['PRESCHOOL', 'SCHOOL', 12],
  ['PRIMARY', 'SCHOOL', 11],
  ['LOWER_SEC', 'SCHOOL', 9],
  ['UPPER_SEC', 'SCHOOL', 3],
  ['VOCATIONAL_COLLEGE', 'SCHOOL', 1],
];

/** The units of the five rounds, each with its one registration. The same on every machine and every day. */
export function planUnits(areas: readonly Area[]): SampleUnit[] {
  const kindOf = spread(
    registered,
    subKinds,
    subKinds.map(([, , weight]) => weight),
  );
  const districtOf = shuffle(spread(registered, districts, districtWeights), 1);
  const roundOf = shuffle(spread(registered, rounds, roundWeights), 2);
  const pathOf = shuffle(
    outcomes.flatMap(([path, count]) => Array<Path>(count).fill(path)),
    3,
  );
  const communes = new Map(districts.map((code) => [code, communesOf(areas, code)]));
  const counts = new Map<string, number>();
  const count = (key: string) => {
    const n = counts.get(key) ?? 0;
    counts.set(key, n + 1);
    return n;
  };
  return kindOf.map(([subKind, kind], i) => {
    const district = districtOf[i] as string;
    const inDistrict = communes.get(district) as Area[];
    const size: UnitSize | null = kind === 'ENTERPRISE' ? ((['LARGE', 'MEDIUM', 'MEDIUM', 'SMALL'] as const)[i % 4] as UnitSize) : null;
    return {
      code: `${codePrefix[kind]}-${String(count(kind) + 1).padStart(4, '0')}`,
      name: inventedName(subKind, count(subKind)),
      kind,
      subKind,
      size,
      managementLevel: (['DISTRICT', 'COMMUNE', 'DISTRICT', 'DISTRICT', 'PROVINCE', 'COMMUNE', 'DISTRICT', 'COMMUNE'] as const)[
        i % 8
      ] as Level,
      areaId: (inDistrict[count(district) % inDistrict.length] as Area).id,
      headcountStaff: 8 + ((i * 37) % 90),
      headcountPupils: kind === 'SCHOOL' ? 120 + ((i * 53) % 700) : null,
      isKeyEconomic: kind === 'ENTERPRISE' && i % 5 === 0,
      fireRisk: i % 11 === 0,
      roundYear: roundOf[i] as number,
      path: pathOf[i] as Path,
      late: i % 19 === 0,
      returnedOnce: i % 23 === 0,
    };
  });
}

/** Communes of the epoch of the article. */
function communesOf(areas: readonly Area[], district: string): Area[] {
  const { id } = areas.find(({ code, level }) => code === district && level === 'DISTRICT') as Area;
  return areas.filter(({ parentId, validFrom, level }) => level === 'COMMUNE' && parentId === id && validFrom === '2013-12-27');
}
