import type { Day } from '@binhan/common/clock';
import { Problem, type Words } from '@binhan/common/errors';
import type { Act, Condition } from '@binhan/common/life';
import { AreaCover } from '@binhan/reference/entities/area';
import { In } from 'typeorm';
import type { Education, Guard } from '../entities/guard.ts';
import { labels } from '../labels.ts';
import { requireGuardRules } from '../rules.ts';

const educations: readonly Education[] = ['PRIMARY', 'LOWER_SECONDARY', 'UPPER_SECONDARY', 'VOCATIONAL', 'HIGHER'];

/** A post that is entered later was filled by then at the latest; one that begins later is filled today. */
function appointmentDay({ row, input, tx }: Act<Guard>): Day {
  const startOn = String(input.startOn ?? row.startOn ?? tx.today);
  return startOn < tx.today ? startOn : tx.today;
}

/** Decree 06/2013: every mandatory criterion of the rules in force on the day of the appointment. */
export const criteriaPassed: Condition<Guard> = {
  name: 'mandatory criteria passed',
  check(act) {
    const { criteria } = requireGuardRules(appointmentDay(act));
    const passed = new Set(act.row.criteriaChecks.filter((check) => check.passed).map(({ code }) => code));
    const open = criteria.filter(({ code, mandatory }) => mandatory && !passed.has(code));
    if (!open.length) return;
    const list = (language: keyof Words) => open.map((one) => `${one[language]} (${one.code})`).join('; ');
    throw new Problem('CRITERIA_NOT_PASSED', { missing: { vi: list('vi'), en: list('en') } });
  },
};

/** Only the birth year is kept, so in the year of that birthday somebody has to have seen the date (domain.md 3.5). */
export const oldEnough: Condition<Guard> = {
  name: 'old enough',
  check(act) {
    const on = appointmentDay(act);
    const { minimumAge } = requireGuardRules(on);
    const { years, attestedBy: code } = minimumAge;
    const { birthYear, criteriaChecks } = act.row;
    const difference = Number(on.slice(0, 4)) - birthYear;
    if (difference < years) throw new Problem('TOO_YOUNG', { years, birthYear, on }, 'input.birthYear');
    const attested = criteriaChecks.some((check) => check.code === code && check.passed && check.attested);
    if (difference === years && !attested) throw new Problem('AGE_NOT_ATTESTED', { years, birthYear, on, code });
  },
};

/** The least education, or less where the rules make an exception for the area. */
export const educatedEnough: Condition<Guard> = {
  name: 'educated enough',
  async check(act) {
    const { education } = requireGuardRules(appointmentDay(act));
    if (reaches(act.row.education, education.minimum)) return;
    for (const { minimum, areas } of education.exceptions) if (reaches(act.row.education, minimum) && (await liesIn(act, areas))) return;
    throw new Problem('EDUCATION_TOO_LOW', { needed: label(await neededIn(act)) }, 'input.education');
  },
};

export const startHasCome: Condition<Guard> = {
  name: 'start has come',
  check({ row, tx }) {
    const startOn = row.startOn ?? tx.today;
    if (startOn > tx.today) throw new Problem('NOT_DUE_YET', { startOn, today: tx.today });
  },
};

function reaches(education: Education, minimum: Education): boolean {
  return educations.indexOf(education) >= educations.indexOf(minimum);
}

function liesIn({ row, tx }: Act<Guard>, areas: string[]): Promise<boolean> {
  return tx.manager.existsBy(AreaCover, { areaId: In(areas), coveredId: row.areaId });
}

async function neededIn(act: Act<Guard>): Promise<Education> {
  const { education } = requireGuardRules(appointmentDay(act));
  for (const { minimum, areas } of education.exceptions) if (await liesIn(act, areas)) return minimum;
  return education.minimum;
}

function label(education: Education): Words {
  const found = labels.find(({ name }) => name === 'Education')?.values.find(({ code }) => code === education);
  return found ?? { vi: education, en: education };
}
