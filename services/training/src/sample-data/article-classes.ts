import { shuffle } from '@binhan/common/apportion';
import type { Day } from '@binhan/common/clock';
import type { UnitRef } from '@binhan/reference/entities/unit';
import { type Places, pick } from '@binhan/reference/sample-places';
import type { RecordTrainingClassInput } from '../operations/record-class.ts';
import { workingDays } from './calendar.ts';

const police = { kind: 'POLICE' } as const;

/** The classes of the article, N8 to N11 (domain.md 1.9), in the order of their days. */
export function articleClasses(places: Places): RecordTrainingClassInput[] {
  return [...drills(places), ...fireTraining(places)].sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1));
}

/** 5 classes of 200 pupil attendances. */
function drills(places: Places): RecordTrainingClassInput[] {
  return workingDays(5, { schoolYear: true }).map((firstDay, i) => {
    const schools = places.unitsOn(firstDay).filter(({ subKind }) => subKind === 'LOWER_SEC' || subKind === 'UPPER_SEC');
    const school = pick(shuffle(schools, i + 21), i) as UnitRef;
    return {
      kind: 'FIRE_DRILL',
      programme: 'FIRE_DRILLS',
      counts: 'ATTENDANCES',
      topic: 'FIRE_ESCAPE',
      organisers: [police, { kind: 'UNIT' }],
      areaId: places.areaOf(school, firstDay) as string,
      firstDay,
      lines: [{ unitId: school.id, audience: 'PUPILS', learners: 200, passed: 200 }],
      countMethod: 'HEADCOUNT',
      synthetic: true,
    };
  });
}

/** 128 classes of 97 people and 14 of 96: people of units, fire teams and civil defence. */
function fireTraining(places: Places): RecordTrainingClassInput[] {
  const sizes = shuffle([...Array<number>(128).fill(97), ...Array<number>(14).fill(96)], 22);
  const days = shuffle(workingDays(sizes.length), 23);
  const communes = shuffle(places.communes(sizes.length), 24);
  return sizes.map((size, i) => {
    const firstDay = days[i] as Day;
    const areaId = communes[i] as string;
    const unit = pick(places.unitsIn(areaId, firstDay), i);
    const [ofUnit, fireTeam] = [Math.floor(size / 2), Math.floor(size / 4)];
    const civilDefence = size - ofUnit - fireTeam;
    return {
      kind: 'FIRE_TRAINING',
      programme: 'FIRE_TRAINING',
      counts: 'PEOPLE',
      topic: 'FIRE',
      organisers: [police],
      areaId,
      firstDay,
      lines: [
        {
          unitId: unit?.id ?? null,
          audience: unit?.kind === 'ENTERPRISE' ? 'WORKERS' : 'OFFICIALS',
          learners: ofUnit,
          passed: ofUnit - (i % 3),
        },
        { unitId: unit?.id ?? null, audience: 'FIRE_TEAM', learners: fireTeam, passed: fireTeam },
        { audience: 'CIVIL_DEFENCE', learners: civilDefence, passed: civilDefence - (i % 2) },
      ],
      countMethod: 'SIGN_IN',
      synthetic: true,
    };
  });
}
