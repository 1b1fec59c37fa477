import type { Day } from '@binhan/common/clock';
import { plusDays } from '@binhan/common/days';
import type { Tx } from '@binhan/common/transaction';
import type { Places } from '@binhan/reference/sample-places';
import { TipBox } from '../entities/tip-box.ts';
import { removeTipBox } from '../operations/correct-tip-box.ts';
import { discardPaper } from '../operations/discard-paper.ts';
import { activateTipBox, installTipBox } from '../operations/install-tip-box.ts';
import { confirmTipBoxOpening, openTipBox } from '../operations/open-tip-box.ts';
import type { Act } from './acts.ts';
import type { Office } from './office.ts';

/** Four boxes: one opened in time, one overdue, one with a seal that was not ours, one taken down. */
export function boxes(places: Places, today: Day): Act[] {
  const units = places.unitsOn(today).filter(({ state }) => state === 'ACTIVE');
  const before = (days: number) => plusDays(today, -days);
  const placeOf = (n: number) => {
    const unit = units[(n * 53) % units.length] as (typeof units)[number];
    return { unitId: unit.id, areaId: places.areaOf(unit, today) as string };
  };
  const [inTime, overdue, wrongSeal, takenDown] = [1, 2, 3, 4].map((n) => actsOn(`HT-0${n}`, placeOf(n)));
  return [
    ...(inTime?.install(before(60), before(59)) ?? []),
    ...(inTime?.open(before(20), { count: 1, found: 'HT-01/1', put: 'HT-01/2' }) ?? []),
    ...(inTime?.open(before(6), { count: 0, found: 'HT-01/2', put: 'HT-01/3' }) ?? []),
    ...(overdue?.install(before(75), before(74)) ?? []),
    ...(wrongSeal?.install(before(30), before(30)) ?? []),
    ...(wrongSeal?.open(before(2), { count: 0, found: 'KHAC-9', put: 'HT-03/2' }) ?? []),
    ...(takenDown?.install(before(90), before(90)) ?? []),
    ...(takenDown?.open(before(40), { count: 0, found: 'HT-04/1', put: 'HT-04/2' }) ?? []),
    ...(takenDown?.remove(before(40)) ?? []),
  ];
}

function actsOn(code: string, where: { unitId: string; areaId: string }) {
  const known = async (tx: Tx) => {
    const { id, version } = await tx.manager.findOneByOrFail(TipBox, { code });
    return { tipBoxId: id, expectedVersion: version };
  };
  const on = (day: Day, run: (tx: Tx, office: Office) => Promise<unknown>): Act => ({ day, run });
  const details = { place: 'Cổng chính', custodian: 'Phòng nghiệp vụ (minh họa)', openEveryDays: 30 };
  return {
    install: (hung: Day, sealed: Day): Act[] => [
      on(hung, (tx, { as, keys }) => installTipBox(as(tx, 'supervisor1'), keys, { code, ...where, ...details, installedOn: hung })),
      on(sealed, async (tx, { as, keys }) => activateTipBox(as(tx, 'intake1'), keys, { ...(await known(tx)), sealNo: `${code}/1` })),
    ],
    /** One officer opens, another counts; what was in it cannot be read. */
    open: (day: Day, { count, found, put }: { count: number; found: string; put: string }): Act[] => [
      on(day, async (tx, { as, keys }) => {
        const opening = { openedOn: day, foundSealNo: found, newSealNo: put, count };
        const { tipBoxOpening } = await openTipBox(as(tx, 'intake1'), keys, { ...(await known(tx)), ...opening });
        const second = as(tx, 'intake2');
        await confirmTipBoxOpening(second, keys, { tipBoxOpeningId: tipBoxOpening, expectedVersion: 1, count });
        for (let paper = 0; paper < count; paper++)
          await discardPaper(second, keys, { tipBoxOpeningId: tipBoxOpening, expectedVersion: 2 + paper, why: 'ILLEGIBLE' });
      }),
    ],
    remove: (day: Day): Act[] => [on(day, async (tx, { as, keys }) => removeTipBox(as(tx, 'supervisor1'), keys, await known(tx)))],
  };
}
