import { roundOf } from '@binhan/reports/rounds';
import { readReferenceData } from '@binhan/units/reference-data';
import { roundOf as roundOfUnits } from '@binhan/units/rounds';
import { expect, test } from '@jest/globals';

// `reports` reckons who was due and when, and no topic tells the rule sets: it keeps what it needs of them.
const { ruleSets } = readReferenceData();
const years = Array.from({ length: 25 }, (_, i) => 2010 + i);

test.each(years)('the round of %d is the same in reports as in units', (year) => {
  const theirs = roundOfUnits(year, ruleSets);
  const ours = roundOf(year);
  expect(ours && { ...ours, rules: ours.rules.id }).toEqual(
    theirs && {
      year,
      firstDay: theirs.from,
      lastDay: theirs.to,
      registerBy: theirs.registerBy,
      selfAssessBy: theirs.selfAssessBy,
      rules: theirs.ruleSet.id,
    },
  );
});

test.each(ruleSets)('$id exempts the same units in reports, and requires the same internal rules', ({ id, content }) => {
  const rules = years.map((year) => roundOf(year)?.rules).find((one) => one?.id === id);
  expect(rules).toMatchObject({ unitKinds: content.eligible.unitKinds, excluded: content.eligible.excluded });
  // Every kind of unit needs them alike; were it not so, reports would have to know by which criterion.
  const criteria = content.criteria.filter(({ evidence }) => evidence === 'INTERNAL_RULE');
  expect(criteria.map(({ kinds, ruleKinds }) => ({ kinds, ruleKinds }))).toEqual([
    { kinds: content.eligible.unitKinds, ruleKinds: rules?.ruleKinds },
  ]);
});
