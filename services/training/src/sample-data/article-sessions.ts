import { shuffle, spread } from '@binhan/common/apportion';
import type { Day } from '@binhan/common/clock';
import type { UnitRef } from '@binhan/reference/entities/unit';
import { type Places, pick } from '@binhan/reference/sample-places';
import type { CountMethod } from '../headcount.ts';
import type { RecordSessionInput } from '../operations/record-session.ts';
import type { Audience, Channel, Topic } from '../vocabulary.ts';
import { workingDays } from './calendar.ts';

type Line = RecordSessionInput['lines'][number];
const police = { kind: 'POLICE' } as const;

/** Number and size of the sessions of a programme so that they give the printed sums exactly (domain.md 1.9). */
const sizes = {
  MOVEMENT_AND_LAW: [
    [1917, 11],
    [997, 10],
  ],
  TRAFFIC_AT_UNITS: [
    [316, 357],
    [111, 356],
  ],
  FIRE_TALKS: [[240, 99]],
} as const;

/** The sessions of the article: N3 to N7, in the order of their days. */
export function articleSessions(places: Places): RecordSessionInput[] {
  return [...movementSessions(places), ...trafficSessions(places), ...fireTalks(places)].sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1));
}

function attendancesOf(programme: keyof typeof sizes): number[] {
  return shuffle(
    sizes[programme].flatMap(([count, size]) => Array<number>(count).fill(size)),
    11,
  );
}

const movementChannels: readonly (readonly [Channel, number])[] = [
  ['ORAL', 34],
  ['CONFERENCE', 14],
  ['BRIEFING', 18],
  ['DIRECT', 16],
  ['LOUDSPEAKER', 9],
  ['CULTURE_SPORT', 5],
  ['VISUAL', 2],
  ['BULLETIN', 2],
];
const movementTopics: readonly Topic[][] = [
  ['LAW_POLICY'],
  ['CRIME_PREVENTION', 'THEFT'],
  ['SOCIAL_EVILS', 'DRUGS'],
  ['MOVEMENT'],
  ['LAW_POLICY', 'MOVEMENT'],
  ['CRIME_PREVENTION', 'FRAUD_ONLINE'],
  ['MOVEMENT', 'SCHOOL_VIOLENCE'],
];

function movementSessions(places: Places): RecordSessionInput[] {
  const attendances = attendancesOf('MOVEMENT_AND_LAW');
  const days = shuffle(workingDays(attendances.length), 12);
  const communes = shuffle(places.communes(attendances.length), 13);
  const channels = shuffle(weighted(attendances.length, movementChannels), 14);
  return attendances.map((attendance, i) => {
    const heldOn = days[i] as Day;
    const areaId = communes[i] as string;
    const unit = i % 5 ? pick(places.unitsIn(areaId, heldOn), i) : undefined;
    return {
      programme: 'MOVEMENT_AND_LAW',
      channel: channels[i] as Channel,
      topics: movementTopics[i % movementTopics.length] as Topic[],
      organisers: [police],
      partners: i % 3 ? [] : [{ kind: 'FATHERLAND_FRONT' }],
      areaId,
      heldOn,
      lines: [lineOf(unit, attendance)],
      countMethod: methodOf(i),
      synthetic: true,
    };
  });
}

/** Direct at enterprises and schools, in the school year; not at preschools, whose pupils cannot be counted as listeners. */
function trafficSessions(places: Places): RecordSessionInput[] {
  const attendances = attendancesOf('TRAFFIC_AT_UNITS');
  const days = workingDays(attendances.length, { schoolYear: true });
  return attendances.map((attendance, i) => {
    const heldOn = days[i] as Day;
    const there = places.unitsOn(heldOn).filter(({ kind, subKind }) => kind !== 'AGENCY' && subKind !== 'PRESCHOOL');
    const unit = pick(shuffle(there, i + 1), i) as UnitRef;
    return {
      programme: 'TRAFFIC_AT_UNITS',
      channel: 'DIRECT',
      topics: i % 6 ? ['TRAFFIC'] : ['TRAFFIC', 'LAW_POLICY'],
      organisers: [police],
      partners: i % 4 ? [] : [{ kind: 'YOUTH_UNION' }],
      areaId: places.areaOf(unit, heldOn) as string,
      heldOn,
      lines: [lineOf(unit, attendance)],
      countMethod: methodOf(i + 3),
      synthetic: true,
    };
  });
}

/** Talks also reach residential areas and facilities at risk: every second one names no unit. */
function fireTalks(places: Places): RecordSessionInput[] {
  const attendances = attendancesOf('FIRE_TALKS');
  const days = shuffle(workingDays(attendances.length), 15);
  const communes = shuffle(places.communes(attendances.length), 16);
  return attendances.map((attendance, i) => {
    const heldOn = days[i] as Day;
    const areaId = communes[i] as string;
    const unit = i % 2 ? pick(places.unitsIn(areaId, heldOn), i) : undefined;
    return {
      programme: 'FIRE_TALKS',
      channel: unit ? 'DIRECT' : 'ORAL',
      topics: i % 3 ? ['FIRE'] : ['FIRE', 'FIRE_ESCAPE'],
      organisers: [police],
      areaId,
      heldOn,
      lines: [lineOf(unit, attendance)],
      countMethod: methodOf(i + 5),
      synthetic: true,
    };
  });
}

function lineOf(unit: UnitRef | undefined, attendance: number): Line {
  return unit ? { unitId: unit.id, audience: audienceOf(unit), attendance } : { audience: 'RESIDENTS', attendance };
}

export function audienceOf({ kind, subKind }: Pick<UnitRef, 'kind' | 'subKind'>): Audience {
  if (kind === 'SCHOOL') return subKind === 'VOCATIONAL_COLLEGE' ? 'STUDENTS' : subKind === 'PRESCHOOL' ? 'OFFICIALS' : 'PUPILS';
  return kind === 'ENTERPRISE' ? 'WORKERS' : 'OFFICIALS';
}

function methodOf(i: number): CountMethod {
  return i % 9 === 0 ? 'ESTIMATE' : i % 2 ? 'HEADCOUNT' : 'SIGN_IN';
}

function weighted<T>(count: number, values: readonly (readonly [T, number])[]): T[] {
  return spread(
    count,
    values.map(([value]) => value),
    values.map(([, weight]) => weight),
  );
}
