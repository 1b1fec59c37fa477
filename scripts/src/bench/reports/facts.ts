import { stillKnown } from '@binhan/reports/entities/fact';
import { type Country, communeOn, type Row, type Rows } from './country.ts';

/** At scale 1, over ten years. Half of the units register in a year, and one session in four was corrected once. */
const size = { units: 300_000, guards: 1_000_000, sessions: 2_000_000, tips: 1_000_000 };
const rounds = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];
const perPart = 2000;

const kinds = ['AGENCY', 'ENTERPRISE', 'SCHOOL'];
const levels = ['COMMUNE', 'COMMUNE', 'COMMUNE', 'DISTRICT', 'PROVINCE'];
const channels = ['BRIEFING', 'CONFERENCE', 'ORAL', 'DIRECT', 'VISUAL', 'LOUDSPEAKER', 'BULLETIN', 'CULTURE_SPORT', 'BROADCAST', 'ONLINE'];
// Talks at units are held by few channels, the movement by all.
const programmes = {
  MOVEMENT_AND_LAW: channels,
  TRAFFIC_AT_UNITS: channels.slice(0, 4),
  FIRE_TALKS: channels.slice(0, 4),
  OTHER: channels.slice(0, 4),
};
const audiences = ['PUPILS', 'STAFF', 'RESIDENTS', 'GUARDS'];
const topics = ['LAW_POLICY', 'TRAFFIC', 'FIRE', 'DRUGS', 'THEFT'];
const categories = ['THEFT', 'FRAUD', 'VIOLENCE', 'DRUGS', 'GAMBLING', 'TRAFFIC', 'ENVIRONMENT', 'OTHER_ORDINARY'];
const values = ['VALUABLE', 'PARTIAL', 'NOT_USEFUL', 'UNFOUNDED'];
const tipChannels = ['TIP_BOX', 'WEB', 'PHONE', 'IN_PERSON'];

export function* factRows(country: Country): Rows {
  yield* inParts(country, size.units, (i) => unitRows(country, i));
  yield* inParts(country, size.guards, (i) => guardRows(country, i));
  yield* inParts(country, size.sessions, (i) => sessionRows(country, i));
  yield* inParts(country, size.tips, (i) => tipRows(country, i));
}

type Made = Record<string, Row[]>;

function* inParts({ scale }: Country, count: number, rowsOf: (i: number) => Made): Rows {
  const all = Math.round(count * scale);
  for (let from = 0; from < all; from += perPart) {
    const tables: Made = {};
    for (let i = from; i < Math.min(all, from + perPart); i++)
      for (const [table, rows] of Object.entries(rowsOf(i))) {
        const known = tables[table] ?? [];
        known.push(...rows);
        tables[table] = known;
      }
    for (const [table, rows] of Object.entries(tables)) yield { table, rows };
  }
}

const idOf = (letter: string, i: number) => `${letter}-${String(i).padStart(8, '0')}`;
const known = (version = 1, knownTo = stillKnown) => ({ version, knownFrom: '2026-03-02T02:00:00.000Z', knownTo, synthetic: 1 });

function pickIn<T>({ random }: Country, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

function dayIn({ random }: Country): string {
  const months = 118; // to the end of October 2026
  const month = Math.floor(random() * months);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${2017 + Math.floor(month / 12)}-${two((month % 12) + 1)}-${two(1 + Math.floor(random() * 28))}`;
}

const none = { unitId: null, unitKind: null, subKind: null, managementLevel: null, isKeyEconomic: null, isLarge: null };

/** A unit is the same each time that it is asked for. */
function unitOf(i: number) {
  return {
    ...{ unitId: idOf('u', i), unitKind: kinds[i % 3], subKind: null, managementLevel: levels[i % 5] },
    ...{ isKeyEconomic: i % 50 ? 0 : 1, isLarge: i % 40 ? 0 : 1 },
  };
}

function unitRows(country: Country, i: number): Made {
  const unit = { ...unitOf(i), areaId: communeOn(country, '2026-01-01') };
  const registered = rounds.filter(() => country.random() < 0.5);
  const about = (roundYear: number) => ({
    ...unit,
    areaId: roundYear > 2025 ? unit.areaId : communeOn(country, `${roundYear}-01-01`),
    roundYear,
  });
  return {
    unit_fact: [
      {
        ...{ id: unit.unitId, ...known(), ...unit, state: 'ACTIVE', size: null, areaSince: '2017-01-01', fireRisk: 0 },
        ...{ headcountStaff: 20, headcountPupils: null, openedOn: '2010-01-01', closedOn: null },
      },
    ],
    registration_fact: registered.map((year) => ({
      ...{ id: `${unit.unitId}-${year}`, ...known(), ...about(year), state: year % 7 ? 'DECIDED' : 'WITHDRAWN', late: 0 },
      ...{ ruleSetId: year < 2022 ? 'RS-2012' : 'RS-2021', submittedOn: `${year}-03-02`, selfAssessedOn: null, appraisedOn: null },
    })),
    recognition_fact: registered.map((year) => ({
      ...{ id: `${unit.unitId}-${year}`, ...known(), ...about(year), state: i % 9 ? 'RECOGNISED' : 'NOT_MET' },
      ...{ registrationId: `${unit.unitId}-${year}`, decidedOn: `${year}-10-02`, revokedOn: null, grade: i % 4 ? 'GOOD' : 'EXCELLENT' },
    })),
  };
}

function guardRows(country: Country, i: number): Made {
  return {
    guard_fact: [
      {
        ...{ id: idOf('g', i), ...known(), ...unitOf(i % Math.max(1, Math.round(size.units * country.scale))) },
        ...{ areaId: communeOn(country, '2026-01-01'), state: 'ACTIVE', kind: i % 3 ? 'FULL_TIME' : 'PART_TIME' },
        ...{
          startOn: dayIn(country),
          endOn: i % 6 ? null : '2026-01-02',
          certificateFrom: '2024-01-01',
          certificateTo: i % 4 ? '2027-01-01' : '2025-01-01',
        },
        allowanceBand: 3_000_000 + (i % 20) * 100_000,
      },
    ],
  };
}

function sessionRows(country: Country, i: number): Made {
  const id = idOf('s', i);
  const programme = pickIn(country, Object.keys(programmes) as (keyof typeof programmes)[]);
  const heldOn = dayIn(country);
  const newest = i % 4 ? 1 : 2;
  const lines = Array.from({ length: 1 + (i % 3) }, (_, line) => ({
    ...{ id, version: newest, line, audience: pickIn(country, audiences), attendance: 20 + Math.floor(country.random() * 200) },
    ...(line ? none : unitOf(Math.floor(country.random() * size.units * country.scale))),
  }));
  const session = {
    ...{ id, state: 'VERIFIED', programme, channel: pickIn(country, programmes[programme]), topics: `|${pickIn(country, topics)}|` },
    ...{ areaId: communeOn(country, heldOn), heldOn, plannedOn: heldOn, reportedOn: heldOn, verifiedOn: heldOn, countMethod: 'HEADCOUNT' },
    attendance: lines.reduce((sum, { attendance }) => sum + attendance, 0),
  };
  const before = { ...session, ...known(1, '2026-03-02T02:00:00.000Z'), knownFrom: '2026-03-01T02:00:00.000Z' };
  return {
    session_fact: [...(newest > 1 ? [before] : []), { ...session, ...known(newest) }],
    session_line_fact: lines,
  };
}

function tipRows(country: Country, i: number): Made {
  const receivedOn = dayIn(country);
  const value = pickIn(country, values);
  return {
    tip_fact: [
      {
        ...{ id: idOf('t', i), ...known(), state: 'CLOSED', channel: pickIn(country, tipChannels), category: pickIn(country, categories) },
        ...{
          areaId: communeOn(country, receivedOn),
          receivedOn,
          value,
          sourceUnitKind: value === 'VALUABLE' && i % 3 ? pickIn(country, kinds) : null,
        },
        ...{ extended: 0, forwardedInTime: 1, acknowledgedInTime: i % 8 ? 1 : 0, resolvedInTime: i % 5 ? 1 : 0 },
      },
    ],
  };
}
