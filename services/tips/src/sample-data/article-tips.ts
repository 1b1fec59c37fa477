import { shuffle } from '@binhan/common/apportion';
import type { Day } from '@binhan/common/clock';
import { plusDays } from '@binhan/common/days';
import type { UnitRef } from '@binhan/reference/entities/unit';
import { type Places, pick } from '@binhan/reference/sample-places';
import type { TipCategory, TipChannel, TipValue } from '../entities/tip.ts';
import { type Act, actsOn, caseOn } from './acts.ts';
import { thefts } from './texts.ts';

// domain.md 1.9. N12: 26 primary tips, 9 corroborating, 10 without a case. N13: 26 cases. N14: 18 of one arrest, 8 of two.
const cases = 26;
const everyThirdHasTwoTips = (i: number) => i % 3 === 0;
const withoutCase = 10;
const arrestsOf = (i: number) => (i % 13 < 4 ? 2 : 1);

const channels: readonly TipChannel[] = ['TIP_BOX', 'IN_PERSON', 'PHONE', 'TIP_BOX', 'LETTER', 'WEB'];
const kinds = ['SCHOOL', 'ENTERPRISE', 'AGENCY'];

/** Tips of the article's five years, and the cases. All of them begin and end within the period 15/08/2014 to 12/08/2019. */
export function articleTips(places: Places): Act[] {
  const scene = sceneIn(places);
  const solved = Array.from({ length: cases }, (_, i) => {
    const first = plusDays('2014-08-20', i * 67);
    const { areaId, unit } = scene(first, i);
    const primary = valuable(`case/${i}/primary`, first, { areaId, unit, n: i });
    const second = everyThirdHasTwoTips(i) ? valuable(`case/${i}/second`, plusDays(first, 1), { areaId, unit, n: i + 7 }) : [];
    const tips = [
      { key: `case/${i}/primary`, role: 'PRIMARY' as const },
      ...(second.length ? [{ key: `case/${i}/second`, role: 'CORROBORATING' as const }] : []),
    ];
    const reference = `${String(i + 1).padStart(2, '0')}/MH-${first.slice(0, 4)}`;
    return [...primary, ...second, caseOn(plusDays(first, 14), { reference, areaId, arrestedCount: arrestsOf(i), tips })];
  });
  const open = Array.from({ length: withoutCase }, (_, i) => {
    const first = plusDays('2014-10-07', i * 163);
    return valuable(`caseless/${i}`, first, { ...scene(first, i + cases), n: i + 3 });
  });
  return [...solved.flat(), ...open.flat(), ...others(scene)];
}

/** A VALUABLE tip on theft from a unit, closed within two weeks. */
function valuable(key: string, day: Day, { areaId, unit, n }: { areaId: string; unit: UnitRef; n: number }): Act[] {
  const tip = actsOn(key, day);
  const channel = channels[n % channels.length] as TipChannel;
  const text = thefts[n % thefts.length] as string;
  const source = unit.kind === 'SCHOOL' && n % 2 ? 'PUPIL' : n % 3 ? 'UNIT_STAFF' : 'UNKNOWN';
  return [
    tip.receive({ channel, category: 'THEFT', areaId, unitId: unit.id, periodText: n % 2 ? 'Đêm qua' : null, text, source }),
    ...[tip.screen(), tip.classify(0, channel === 'WEB' || channel === 'TIP_BOX' ? 'INFORMATION' : 'DENUNCIATION'), tip.forward()],
    ...[tip.resolve(9, 'CASE_OPENED'), tip.assess(9, 'VALUABLE'), tip.confirmValue(12), tip.close(12)],
  ];
}

/** A few others of these years, none of them VALUABLE. */
function others(scene: ReturnType<typeof sceneIn>): Act[] {
  const rest: [TipCategory, TipValue, string][] = [
    ['THEFT', 'PARTIAL', thefts[2]],
    ['VANDALISM', 'PARTIAL', 'Tường rào và cửa kính của đơn vị bị đập vỡ trong đêm.'],
    ['THEFT', 'NOT_USEFUL', thefts[5]],
    ['GAMBLING', 'NOT_USEFUL', 'Sau giờ làm có người tụ tập đánh bạc ăn tiền ở phòng kho.'],
    ['FRAUD', 'UNFOUNDED', 'Có người tự xưng cán bộ đến thu tiền ủng hộ của nhân viên.'],
    ['FIRE_HAZARD', 'PARTIAL', 'Kho để hàng sát ổ điện, dây điện hở, dễ cháy.'],
    ['SCHOOL_VIOLENCE', 'NOT_USEFUL', 'Một nhóm học sinh hẹn đánh nhau sau giờ tan học.'],
    ['THEFT', 'UNFOUNDED', thefts[0]],
  ];
  return rest.flatMap(([category, value, text], i) => {
    const day = plusDays('2015-01-12', i * 190);
    const { areaId, unit } = scene(day, i + cases + withoutCase);
    const tip = actsOn(`other/${i}`, day);
    return [
      tip.receive({ channel: channels[i % channels.length] as TipChannel, category, areaId, unitId: unit.id, text }),
      ...[tip.screen(), tip.classify(), tip.verify()],
      ...[tip.resolve(9, value === 'PARTIAL' ? 'ADMINISTRATIVE' : 'CLOSED_NO_INFO'), tip.assess(9, value), tip.close(12)],
    ];
  });
}

/** Where a tip is from: a commune of that day by fixed weights, and a unit in it, of each kind in turn where there is one. */
function sceneIn(places: Places) {
  const communes = shuffle(places.communes(240), 31);
  return (day: Day, n: number): { areaId: string; unit: UnitRef } => {
    for (let i = 0; i < communes.length; i++) {
      const areaId = communes[(n * 5 + i) % communes.length] as string;
      const units = places.unitsIn(areaId, day);
      const ofKind = units.filter(({ kind }) => kind === kinds[n % kinds.length]);
      const unit = pick(ofKind.length ? ofKind : units, n);
      if (unit) return { areaId, unit };
    }
    throw new Error(`The sample has no unit on ${day}`);
  };
}
