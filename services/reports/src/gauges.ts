import type { ServiceGauge } from '@binhan/common/metrics';
import { RollupCheck } from './entities/rollup.ts';

/** What the office is alerted to (infra/observability/alerts.yml). */
export const gauges: readonly ServiceGauge[] = [
  {
    name: 'binhan_reports_rollup_drift',
    help: 'Sums kept ready that were not those of the facts when they were last compared, by table.',
    label: 'table',
    async measure(read) {
      return Object.fromEntries((await read.find(RollupCheck)).map(({ tableName, differing }) => [tableName, differing]));
    },
  },
];
