import type { World } from './world.ts';

/** Publishes what `tips` would. */
export function tipsOf(world: World) {
  const plain = {
    ...{ state: 'RECEIVED', channel: 'WEB', category: 'THEFT', areaId: '03408@2025-07-01', receivedOn: '2026-02-10', legalKind: null },
    ...{ value: null, sourceUnitKind: null, outcome: null, extended: false, forwardedInTime: null, acknowledgedInTime: null },
    ...{ resolvedInTime: null, forwardedClass: null, acknowledgedClass: null, resolvedClass: null, synthetic: false },
  };
  const done = {
    ...{ state: 'CLOSED', legalKind: 'INFORMATION', value: 'NOT_USEFUL', outcome: 'PREVENTED', forwardedInTime: true },
    ...{
      acknowledgedInTime: true,
      resolvedInTime: true,
      forwardedClass: 'SAME_DAY',
      acknowledgedClass: 'IN_TIME',
      resolvedClass: 'IN_TIME',
    },
  };
  return {
    tip: (id: string, more: object = {}, at?: string) => world.publish('tips.tip', id, 'received', { ...plain, ...more }, at),
    closed: (id: string, more: object = {}, at?: string) => world.publish('tips.tip', id, 'closed', { ...plain, ...done, ...more }, at),
    erase: (id: string) => world.erase('tips.tip', id),
    purged: (quarter: string, lines: object[], channels: object[], durations?: object[]) => {
      const whole = lines.map((line) => ({
        ...{ category: 'THEFT', value: 'VALUABLE', sourceUnitKind: 'SCHOOL', tips: 1, extended: 0, forwarded: 1, forwardedInTime: 1 },
        ...{ acknowledged: 1, acknowledgedInTime: 1, resolved: 1, resolvedInTime: 1, outcomes: {}, ...line },
      }));
      return world.publish('tips.purged', quarter, 'counted', { lines: whole, channels, ...(durations ? { durations } : {}) });
    },
    outcome: (id: string, more: object = {}, at?: string) =>
      world.publish(
        'tips.case-outcome',
        id,
        'clarified',
        {
          ...{ state: 'CONFIRMED', category: 'THEFT', areaId: '03408@2025-07-01', clarifiedOn: '2026-02-20', arrestedCount: 1 },
          ...{ primaryTips: 1, corroboratingTips: 0, synthetic: false, ...more },
        },
        at,
      ),
    box: (id: string, more: object = {}) =>
      world.publish('tips.tip-box', id, 'activated', {
        ...{ state: 'ACTIVE', areaId: '03408@2025-07-01', activatedOn: '2026-01-05', openEveryDays: 7, lastOpenedOn: null },
        ...{ lastCount: null, openDueOn: '2026-12-31', synthetic: false, ...more },
      }),
    summary: (quarter: string, counts: Record<string, number | null>, more: object = {}, at?: string) => {
      const [year, number] = quarter.split('-Q');
      const first = Number(number) * 3 - 2;
      const end = new Date(Date.UTC(Number(year), first + 2, 0)).toISOString().slice(0, 10);
      return world.publish(
        'tips.summary',
        quarter,
        'published',
        {
          ...{ firstDay: `${year}-${String(first).padStart(2, '0')}-01`, lastDay: end, total: null, year: null, frozenOn: end },
          ...{ cells: Object.entries(counts).map(([category, count]) => ({ category, count })), synthetic: false, ...more },
        },
        at,
      );
    },
  };
}
