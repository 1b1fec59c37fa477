import { dayOf } from '@binhan/common/clock';
import type { ServiceGauge } from '@binhan/common/metrics';
import { countWhere } from '@binhan/common/sums';
import { openStates } from './clocks.ts';
import { ProtectionRequest } from './entities/protection-request.ts';
import { Tip } from './entities/tip.ts';
import { TipBox } from './entities/tip-box.ts';
import { TipBoxOpening } from './entities/tip-box-opening.ts';
import { mismatchedOpenings } from './queries/tip-box-openings.ts';
import { overdueBoxes } from './queries/tip-boxes.ts';
import { lateClocks } from './queries/tips.ts';

/** What the office is alerted to (infra/observability/alerts.yml): whole numbers of the province, by no area and no unit. */
export const gauges: readonly ServiceGauge[] = [
  {
    name: 'binhan_tips_overdue',
    help: 'Tips under way whose time limit has passed, by the limit.',
    label: 'clock',
    async measure(read, now) {
      const query = read.createQueryBuilder(Tip, 't').select('COUNT(*)', 'tips');
      for (const [kind, late] of Object.entries(lateClocks)) query.addSelect(countWhere(late), kind);
      query.where('t.state IN (:...openStates)', { openStates, now, today: dayOf(now) });
      const counts = (await query.getRawOne()) as Record<string, unknown>;
      return Object.fromEntries(Object.keys(lateClocks).map((kind) => [kind, Number(counts[kind] ?? 0)]));
    },
  },
  {
    name: 'binhan_tips_protection_requests',
    help: 'Requests of senders for protection that were not passed on.',
    measure: (read) => read.countBy(ProtectionRequest, { state: 'REQUESTED' }),
  },
  {
    name: 'binhan_tip_boxes_overdue',
    help: 'Tip boxes that should have been opened before today.',
    measure: (read, now) => overdueBoxes(read.createQueryBuilder(TipBox, 'b'), dayOf(now)).getCount(),
  },
  {
    name: 'binhan_tip_box_mismatches',
    help: 'Openings of tip boxes in which something does not add up or has waited too long.',
    measure: (read, now) => mismatchedOpenings(read.createQueryBuilder(TipBoxOpening, 'o'), dayOf(now)).getCount(),
  },
];
