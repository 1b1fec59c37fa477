import { shuffle } from '@binhan/common/apportion';
import { chunksOf } from '@binhan/common/chunks';
import type { Day } from '@binhan/common/clock';
import { loadOnce, type Step } from '@binhan/common/sample-data';
import type { Tx } from '@binhan/common/transaction';
import { Area } from './entities/area.ts';
import { draftUnit } from './operations/draft-unit.ts';
import { followSuccessionsOnce } from './operations/follow-successions.ts';
import { exclusionOf, type Round, roundOf, roundOn, ruleSetsIn } from './rounds.ts';
import { modelSteps } from './sample-data/model-steps.ts';
import { type Path, planUnits, type SampleUnit } from './sample-data/plan.ts';
import { keepersOf } from './sample-data/record-plan.ts';
import { calendarSteps, paperSteps } from './sample-data/record-steps.ts';
import { type Deciding, type RoundDays, roundSteps } from './sample-data/round-steps.ts';
import { type Entry, unitsByCode } from './sample-data/steps.ts';
import { planWorkSteps, reviewSteps } from './sample-data/work-steps.ts';
import { unitLife } from './states/unit.ts';

/**
 * Invented units, registrations and decisions: the five rounds of the article, then the two rounds around today in every
 * state, with the records that their units keep.
 */
export const loadSampleData = loadOnce(planSteps);

async function planSteps(tx: Tx, today: Day): Promise<Step[]> {
  const areas = await tx.manager.find(Area, { order: { id: 'ASC' } });
  const units = planUnits(areas);
  const ruleSets = await ruleSetsIn(tx);
  const years = [...new Set(units.map(({ roundYear }) => roundYear))].sort();
  const current = roundOn(today, ruleSets) as Round;
  const previous = roundOf(current.year - 1, ruleSets) as Round;
  const article: Deciding = { body: 'STEERING_COMMITTEE', basisIds: ['TT-23-2012', 'QD-03-2013'] };
  const present: Deciding = { body: 'PEOPLES_COMMITTEE', basisIds: ['TT-124-2021'] };
  const follow = (day: Day): Step[] =>
    Array.from({ length: Math.ceil(units.length / 100) }, (_, i) => ({
      key: `follow/${day}/${i}`,
      day,
      run: async (tx) => void (await followSuccessionsOnce(tx)),
    }));
  const live = liveEntries(units, current);
  return [
    ...years.flatMap((year) => {
      const ofYear = units.filter(({ roundYear }) => roundYear === year);
      return [...enterUnits(ofYear, `${year}-01-05`), ...roundSteps(ofYear, articleDays(year), article)];
    }),
    ...follow('2020-02-01').slice(0, 1),
    ...follow('2025-07-01'),
    ...endSomeUnits(units, '2025-09-15'),
    ...recordSteps(units, areas, live.previous, previous, today),
    ...roundSteps(live.previous, liveDays(previous, today), present),
    ...roundSteps(live.current, liveDays(current, today), present),
    ...calendarSteps(today),
  ];
}

/** Units are entered and activated at the beginning of the year of their round. */
function enterUnits(units: readonly SampleUnit[], day: Day): Step[] {
  return chunksOf(units, 100).map((chunk, i) => ({
    key: `units/${day}/${i}`,
    day,
    async run(tx) {
      for (const unit of chunk) await draftUnit(tx, { ...unit, openedOn: day, synthetic: true });
      for (const unit of (
        await unitsByCode(
          tx,
          chunk.map(({ code }) => code),
        )
      ).values())
        await unitLife.move(tx, 'activate', unit);
    },
  }));
}

function articleDays(year: number): RoundDays {
  const on = (day: string) => `${year}-${day}`;
  return {
    year,
    draft: on('03-02'),
    accept: on('03-20'),
    late: on('04-15'),
    attest: on('10-20'),
    assess: on('11-10'),
    appraise: on('12-10'),
    decide: on('12-31'),
  };
}

/** The days of a live round, none after today. */
function liveDays({ year }: Round, today: Day): RoundDays {
  const on = (day: string) => [`${year}-${day}`, today].sort()[0] as Day;
  return {
    year,
    draft: on('02-20'),
    accept: on('03-10'),
    late: on('04-10'),
    attest: on('10-20'),
    assess: on('11-05'),
    appraise: on('11-12'),
    decide: on('11-30'),
  };
}

// Every state of a registration and of a decision stands in one of the two live rounds.
const previousPaths: readonly [Path, number][] = [
  ['GRANTED', 60],
  ['REFUSED', 6],
  ['REVOKED', 2],
  ['APPRAISED', 14],
  ['SELF_ASSESSED', 8],
  ['ACCEPTED', 6],
  ['RETURNED', 3],
  ['SUBMITTED', 3],
  ['WITHDRAWN', 4],
];
const currentPaths: readonly [Path, number][] = [
  ['DRAFT', 12],
  ['SUBMITTED', 18],
  ['RETURNED', 4],
  ['ACCEPTED', 16],
  ['WITHDRAWN', 2],
];

function liveEntries(units: readonly SampleUnit[], { ruleSet }: Round): { previous: Entry[]; current: Entry[] } {
  const eligible = shuffle(
    units.filter((unit) => !exclusionOf(unit, ruleSet.content) && !ended(unit)),
    4,
  );
  const take = (paths: readonly [Path, number][]): Entry[] =>
    paths
      .flatMap(([path, count]) => Array<Path>(count).fill(path))
      .map((path, i) => ({ code: (eligible[i] as SampleUnit).code, path, late: false, returnedOnce: i % 17 === 0 }));
  return { previous: take(previousPaths), current: take(currentPaths) };
}

/** What the units of the live rounds kept in the round that is over. */
function recordSteps(units: readonly SampleUnit[], areas: readonly Area[], entries: readonly Entry[], { year }: Round, today: Day): Step[] {
  const codesOn = (path: Path) => new Set(entries.flatMap((entry) => (entry.path === path ? [entry.code] : [])));
  const entered = new Set(entries.map(({ code }) => code));
  const parents = new Map(areas.map(({ id, parentId }) => [id, parentId]));
  const keepers = keepersOf(
    units.filter(({ code }) => entered.has(code)),
    codesOn('GRANTED'),
    (areaId) => parents.get(areaId) ?? null,
  );
  return [
    ...paperSteps(keepers, year, today),
    ...planWorkSteps(keepers, year),
    // A unit that will be refused says itself that it has no model.
    ...modelSteps(keepers, codesOn('REFUSED'), year),
    ...reviewSteps(keepers, year),
  ];
}

const ended = ({ code }: SampleUnit) => ['0003', '0005', '0007'].includes(code.slice(-4));

/** A few units were suspended, merged or dissolved since. */
function endSomeUnits(units: readonly SampleUnit[], day: Day): Step[] {
  const codes = units.filter(ended).map(({ code }) => code);
  const reason = 'Sắp xếp lại đơn vị (dữ liệu minh họa)';
  const run = async (tx: Tx) => {
    for (const unit of (await unitsByCode(tx, codes)).values()) {
      const action = unit.code.endsWith('3') ? 'suspend' : 'dissolve';
      if (action === 'dissolve') unit.closedOn = day;
      await unitLife.move(tx, action, unit, { reason });
    }
  };
  return [{ key: `end-units/${day}`, day, run }];
}
