import type { Day } from '@binhan/common/clock';
import { plusDays } from '@binhan/common/days';
import type { Places } from '@binhan/reference/sample-places';
import { purgeBatch } from '../operations/purge-tips.ts';
import { retentionRules } from '../retention.ts';
import { type Act, actsOn, caseOn, type SampleTip } from './acts.ts';
import { talk, today as texts } from './texts.ts';

type Text = keyof typeof texts;
type On = ReturnType<typeof actsOn>;
type Story = { text: Text; ago: number; acts: (tip: On) => Act[] } & Pick<SampleTip, 'category'> & Partial<SampleTip>;

const classified = (tip: On) => [tip.screen(), tip.classify()];
const forwarded = (tip: On) => [...classified(tip), tip.forward(1)];
const verified = (tip: On) => [...classified(tip), tip.verify(1)];
const closed = (value: Parameters<On['assess']>[1], outcome: Parameters<On['resolve']>[1]) => (tip: On) => [
  ...forwarded(tip),
  ...[tip.resolve(9, outcome), tip.assess(10, value)],
  ...(value === 'VALUABLE' ? [tip.confirmValue(11)] : []),
  tip.close(12),
];

/** Some thirty tips of the last weeks that end up in every state. `ago` counts days back from today. */
const stories: readonly Story[] = [
  { text: 'bicycles', category: 'THEFT', ago: 0, acts: () => [] },
  { text: 'transferFraud', category: 'FRAUD', ago: 0, acts: () => [] },
  { text: 'racing', category: 'TRAFFIC', ago: 0, urgency: 'SOON', channel: 'PHONE', acts: () => [] },
  // Whether it is an ordinary crime is for a supervisor to say.
  { text: 'counterfeit', category: 'OTHER_ORDINARY', ago: 0, acts: (tip) => [tip.screen()] },
  { text: 'glass', category: 'VANDALISM', ago: 0, channel: 'TIP_BOX', acts: (tip) => [tip.screen()] },
  {
    ...{ text: 'tourist', category: 'FRAUD', ago: 5, language: 'EN' },
    acts: (tip) => [tip.screen(), tip.answer(0, talk.english), tip.write(1, talk.englishAnswer), tip.classify(1), tip.verify(1)],
  },
  {
    ...{ text: 'schoolBullying', category: 'SCHOOL_VIOLENCE', ago: 6, underAge: true, source: 'PUPIL', urgency: 'SOON' },
    acts: (tip) => [tip.screenOfChild(), tip.answer(0, talk.child), tip.write(1, talk.childAnswer), tip.classify(1), tip.verify(1)],
  },
  // The one that is late: it was to be passed on within 24 hours, or 48.
  { text: 'solarPanel', category: 'THEFT', ago: 4, acts: classified },
  { text: 'drugs', category: 'DRUGS', ago: 0, acts: classified },
  {
    ...{ text: 'counterfeitAgain', category: 'OTHER_ORDINARY', ago: 9 },
    acts: (tip) => [tip.screen(), tip.confirmCategory(1), tip.classify(1), tip.forward(1)],
  },
  { text: 'cables', category: 'THEFT', ago: 8, channel: 'IN_PERSON', acts: forwarded },
  { text: 'fireworks', category: 'SMUGGLING', ago: 7, acts: forwarded },
  {
    ...{ text: 'motorbike', category: 'THEFT', ago: 12, source: 'UNIT_STAFF' },
    acts: (tip) => [
      ...forwarded(tip),
      ...[tip.answer(2, talk.asked), tip.write(3, talk.told), tip.answer(4, talk.thanked)],
      tip.requestProtection(4, talk.contact),
    ],
  },
  // Extended once, so that its time is not over yet.
  { text: 'recruitmentFraud', category: 'FRAUD', ago: 34, acts: (tip) => [...forwarded(tip), tip.extend(18, '15/QĐ-VKS (minh họa)')] },
  { text: 'gambling', category: 'GAMBLING', ago: 10, channel: 'TIP_BOX', acts: verified },
  { text: 'timber', category: 'FOREST', ago: 11, channel: 'PHONE', acts: verified },
  { text: 'waste', category: 'ENVIRONMENT', ago: 13, acts: verified },
  { text: 'threat', category: 'VIOLENCE', ago: 14, acts: (tip) => [...verified(tip), tip.resolve(9, 'ADMINISTRATIVE')] },
  // VALUABLE, as one person says: it waits for the second.
  {
    ...{ text: 'laptop', category: 'THEFT', ago: 16, source: 'UNIT_STAFF' },
    acts: (tip) => [...forwarded(tip), tip.resolve(9, 'CASE_OPENED'), tip.assess(10, 'VALUABLE')],
  },
  {
    text: 'drugsAgain',
    category: 'DRUGS',
    ago: 15,
    acts: (tip) => [...forwarded(tip), tip.resolve(8, 'NOT_OPENED'), tip.assess(8, 'PARTIAL')],
  },
  { text: 'storeroom', category: 'THEFT', ago: 24, channel: 'TIP_BOX', acts: closed('VALUABLE', 'CASE_OPENED') },
  { text: 'engineer', category: 'THEFT', ago: 28, language: 'EN', channel: 'LETTER', acts: closed('PARTIAL', 'NOT_OPENED') },
  { text: 'fireHazard', category: 'FIRE_HAZARD', ago: 26, channel: 'VNEID', acts: closed('PARTIAL', 'PREVENTED') },
  { text: 'jobAbroad', category: 'TRAFFICKING', ago: 30, acts: closed('PARTIAL', 'TRANSFERRED') },
  { text: 'rumour', category: 'THEFT', ago: 22, acts: closed('NOT_USEFUL', 'CLOSED_NO_INFO') },
  { text: 'mistaken', category: 'THEFT', ago: 20, acts: closed('UNFOUNDED', 'NOT_OPENED') },
  { text: 'schoolFight', category: 'SCHOOL_VIOLENCE', ago: 33, source: 'PUPIL', acts: closed('PARTIAL', 'PREVENTED') },
  { text: 'neighbour', category: 'OTHER_ORDINARY', ago: 18, acts: (tip) => [tip.screen(), tip.dismiss(1, 'CIVIL_DISPUTE')] },
  { text: 'streetLight', category: 'OTHER_ORDINARY', ago: 6, acts: (tip) => [tip.screen(), tip.dismiss(1, 'PUBLIC_AFFAIRS')] },
  { text: 'landFraud', category: 'FRAUD', ago: 125, acts: closed('UNFOUNDED', 'NOT_OPENED') },
];

const caseOf: Text = 'storeroom';

export function liveTips(places: Places, today: Day): Act[] {
  const units = places.unitsOn(today);
  const acts = stories.flatMap(({ text, ago, acts: actsOf, ...details }, i) => {
    const received = plusDays(today, -ago);
    // Spread over the province; every third tip names no unit.
    const unit = units[(i * 37) % units.length] as (typeof units)[number];
    const areaId = places.areaOf(unit, received) as string;
    const tip = actsOn(`live/${text}`, received);
    const reception = tip.receive({ channel: 'WEB', areaId, unitId: i % 3 ? unit.id : null, text: texts[text], ...details });
    const solved = { reference: `MH-${received}`, areaId, arrestedCount: 1, tips: [{ key: `live/${text}`, role: 'PRIMARY' as const }] };
    return [reception, ...actsOf(tip), ...(text === caseOf ? [caseOn(plusDays(received, 14), solved)] : [])];
  });
  // What the rule for unfounded tips said that day, so that an erased one is among them.
  const unfounded = retentionRules.filter(({ values }) => values?.includes('UNFOUNDED'));
  const purge: Act[] = unfounded.map((rule) => ({ day: plusDays(today, -15), run: (tx) => purgeBatch(tx, rule) }));
  return [...acts, ...purge];
}
