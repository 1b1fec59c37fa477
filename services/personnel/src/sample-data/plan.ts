import { shuffle, spread } from '@binhan/common/apportion';
import type { Day } from '@binhan/common/clock';
import { plusDays, plusMonths } from '@binhan/common/days';
import type { UnitRef } from '@binhan/reference/entities/unit';
import type { EquipmentType } from '../entities/equipment-holding.ts';
import type { Education, GuardKind } from '../entities/guard.ts';
import type { RequiredEquipment } from '../entities/staffing-norm.ts';
import { inventedPerson } from './invented-names.ts';

/** How far a guard of the sample gets. */
export type GuardFate = 'ACTIVE' | 'ENDED' | 'APPOINTED' | 'CANDIDATE' | 'REJECTED';
export type EquipmentFate = 'ISSUED' | 'EXPIRED' | 'BROKEN' | 'LOST' | 'PERMITTED' | 'REQUESTED' | 'MISSING';
type CertificateFate = 'VALID' | 'IN_30' | 'IN_60' | 'IN_90' | 'EXPIRED' | 'NONE';

export type SampleGuard = {
  fullName: string;
  birthYear: number;
  kind: GuardKind;
  education: Education;
  allowanceMonthly: number;
  fate: GuardFate;
  startOn: Day;
  certificate: { issuedOn: Day; expiresOn: Day; number: string | null } | null;
};
export type SampleUnit = {
  id: string;
  norm: { requiredFullTime: number; requiredPartTime: number; equipment: RequiredEquipment[]; validFrom: Day };
  guards: SampleGuard[];
  equipment: { type: EquipmentType; pieces: number; fate: EquipmentFate }[];
  team: boolean;
};

// Fixed weights, invented so that each shortcoming of the article can be seen (domain.md 1.6 d to g).
const guardFates: readonly [GuardFate, number][] = [
  ['ACTIVE', 88],
  ['ENDED', 5],
  ['APPOINTED', 2],
  ['CANDIDATE', 3],
  ['REJECTED', 2],
];
const certificateFates: readonly [CertificateFate, number][] = [
  ['VALID', 55],
  ['IN_30', 5],
  ['IN_60', 5],
  ['IN_90', 6],
  ['EXPIRED', 14],
  ['NONE', 15],
];
const batonFates: readonly [EquipmentFate, number][] = [
  ['ISSUED', 58],
  ['EXPIRED', 12],
  ['MISSING', 14],
  ['BROKEN', 5],
  ['REQUESTED', 5],
  ['PERMITTED', 4],
  ['LOST', 2],
];
const allowances: Record<GuardKind, readonly number[]> = {
  FULL_TIME: [2_800_000, 3_500_000, 4_200_000, 3_000_000, 3_800_000],
  PART_TIME: [900_000, 1_500_000, 1_200_000, 1_800_000],
  SERVICE: [5_500_000],
};
const educations: readonly Education[] = ['LOWER_SECONDARY', 'UPPER_SECONDARY', 'UPPER_SECONDARY', 'VOCATIONAL', 'HIGHER'];

/** One unit in three, with its norm, guards and equipment as of today. The same for the same units and day. */
export function planUnits(units: readonly UnitRef[], today: Day): SampleUnit[] {
  const chosen = units.filter((_, i) => i % 3 === 0);
  const areas = [...new Set(chosen.map(({ areaId }) => areaId))].sort();
  const posts = chosen.map((unit, i) => ({ unit, ...requiredOf(i), few: areas.indexOf(unit.areaId) % 6 === 0 }));
  const guards = inPairs(planGuards(posts.flatMap(kindsOf), today));
  const batons = shuffle(spread(chosen.length, ...weighted(batonFates)), 13);
  let taken = 0;
  return posts.map((post, i) => {
    const own = guards.slice(taken, taken + kindsOf(post).length);
    taken += own.length;
    const { unit, requiredFullTime, requiredPartTime } = post;
    const baton = { type: 'RUBBER_BATON' as const, pieces: requiredFullTime };
    const radio = { type: 'FLASHLIGHT_RADIO' as const, pieces: 1 };
    const extinguisher = { type: 'FIRE_EXTINGUISHER' as const, pieces: unit.fireRisk ? 6 : 3 };
    const wanted = [baton, radio, extinguisher];
    return {
      id: unit.id,
      norm: {
        requiredFullTime,
        requiredPartTime,
        equipment: wanted.map(({ type, pieces }) => ({ type, required: pieces })),
        validFrom: later(unit.openedOn, '2024-01-01'),
      },
      guards: own.map((guard) => ({ ...guard, startOn: later(unit.openedOn, guard.startOn) })),
      equipment: [
        { ...baton, fate: batons[i] as EquipmentFate },
        { ...radio, fate: i % 9 === 0 ? 'MISSING' : 'ISSUED' },
        { ...extinguisher, fate: i % 8 === 3 ? 'BROKEN' : 'ISSUED' },
      ],
      team: i % 5 === 0,
    };
  });
}

type Post = { unit: UnitRef; requiredFullTime: number; requiredPartTime: number; few: boolean };

const requiredOf = (i: number) => ({ requiredFullTime: [2, 1, 3, 3][i % 4] ?? 1, requiredPartTime: i % 2 });

/** Kinds of the guards that the unit has: in some communes too few of them. */
function kindsOf({ unit, requiredFullTime, requiredPartTime, few }: Post): GuardKind[] {
  const fullTime: GuardKind = unit.kind === 'ENTERPRISE' && unit.isLarge ? 'SERVICE' : 'FULL_TIME';
  const all = [...Array<GuardKind>(requiredFullTime).fill(fullTime), ...Array<GuardKind>(requiredPartTime).fill('PART_TIME')];
  return few ? all.slice(0, Math.floor(all.length / 3)) : all;
}

function planGuards(kinds: readonly GuardKind[], today: Day): SampleGuard[] {
  const fates = shuffle(spread(kinds.length, ...weighted(guardFates)), 11);
  const certificates = shuffle(spread(kinds.length, ...weighted(certificateFates)), 12);
  return kinds.map((kind, i) => {
    const fate = fates[i] as GuardFate;
    const amounts = allowances[kind];
    return {
      fullName: inventedPerson(i),
      birthYear: 1962 + ((i * 11) % 38),
      kind,
      education: educations[i % educations.length] as Education,
      allowanceMonthly: amounts[i % amounts.length] as number,
      fate,
      startOn: fate === 'APPOINTED' ? plusDays(today, 10 + (i % 20)) : plusDays('2019-01-10', (i * 29) % 2400),
      certificate: certificateOf(certificates[i] as CertificateFate, i, today),
    };
  });
}

function certificateOf(fate: CertificateFate, i: number, today: Day): SampleGuard['certificate'] {
  const days = {
    VALID: 120 + ((i * 17) % 420),
    IN_30: 5 + (i % 24),
    IN_60: 35 + (i % 24),
    IN_90: 65 + (i % 24),
    EXPIRED: -5 - ((i * 13) % 300),
  };
  if (fate === 'NONE') return null;
  const expiresOn = plusDays(today, days[fate]);
  return { issuedOn: plusMonths(expiresOn, -36), expiresOn, number: i % 3 === 0 ? `GCN-${1000 + i}` : null };
}

/** Two persons who seem to hold two full-time posts: one by name and year of birth alone, one by the number of the certificate too. */
function inPairs(guards: SampleGuard[]): SampleGuard[] {
  const holders = guards.filter(({ kind, fate }) => kind === 'FULL_TIME' && fate === 'ACTIVE');
  const certified = holders.filter(({ certificate }) => certificate);
  const bare = holders.filter(({ certificate }) => !certificate);
  const same = (one: SampleGuard | undefined, other: SampleGuard | undefined, number: string | null) => {
    if (!one || !other || one === other) return;
    Object.assign(other, { fullName: one.fullName, birthYear: one.birthYear });
    for (const { certificate } of [one, other]) if (certificate) certificate.number = number;
  };
  same(bare.at(0), bare.at(-1), null);
  same(certified.at(1), certified.at(-2), 'GCN-77');
  return guards;
}

function weighted<Value>(list: readonly (readonly [Value, number])[]): [Value[], number[]] {
  return [list.map(([value]) => value), list.map(([, weight]) => weight)];
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other;
}
