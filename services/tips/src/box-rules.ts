import type { Day } from '@binhan/common/clock';
import { isWithin } from '@binhan/common/validity';
import { readData } from './data.ts';

type BoxRule = {
  from: Day;
  /** Exclusive. */
  to: Day | null;
  /** Days from one opening to the next, unless the box has its own. */
  openEveryDays: number;
  mostDaysBetweenOpenings: number;
  /** Days within which an opening has its second person, and every paper is transcribed or discarded. */
  daysToCloseOpening: number;
};

const { rules } = readData<{ rules: BoxRule[] }>('tip-boxes.json');

/** The rule of a day; before the first one, the first. */
export function boxRuleOn(on: Day): BoxRule {
  return rules.find(({ from, to }) => isWithin(on, from, to)) ?? (rules[0] as BoxRule);
}
