import type { Dimension, FigureFilter } from '@binhan/reports/figures/columns';

/** An indicator as a page asks for it. */
export type Asked = { code: string; measures?: string[]; filter?: FigureFilter; by?: Dimension[] };

/** What a page of the dashboard asks in one request. */
export type DashboardQuestion = {
  name: string;
  /** Sums are kept ready for it, it scans facts, or it lists records. */
  kind: 'sums' | 'scan' | 'rows';
  asks: Asked[];
};

const province = 'P3@2013-01-01';
const year = { from: '2025-01-01', to: '2026-01-01' };
const records = ['records'];

export const questions: readonly DashboardQuestion[] = [
  {
    name: 'sessions and attendances of a year, by province',
    kind: 'sums',
    asks: [
      { code: 'W1', filter: year, by: ['PROVINCE'] },
      { code: 'W2', filter: year, by: ['PROVINCE'] },
    ],
  },
  { name: 'sessions of ten years in the country, by month', kind: 'sums', asks: [{ code: 'W1', by: ['MONTH'] }] },
  { name: 'attendances of a year, by channel', kind: 'sums', asks: [{ code: 'W2', filter: year, by: ['CHANNEL'] }] },
  {
    name: 'sessions of ten years in one province, by commune',
    kind: 'sums',
    asks: [{ code: 'W1', filter: { areaId: province }, by: ['COMMUNE'] }],
  },
  {
    name: 'registrations, recognitions and their rate of ten rounds, by province and round',
    kind: 'sums',
    asks: ['U1', 'U2', 'U3'].map((code): Asked => ({ code, measures: records, by: ['PROVINCE', 'ROUND'] })),
  },
  {
    name: 'units registered in ten rounds, each once, by province',
    kind: 'scan',
    asks: [{ code: 'U1', measures: ['distinctUnits'], by: ['PROVINCE'] }],
  },
  { name: 'guards in post and how many are certified, by province', kind: 'scan', asks: [{ code: 'P2', by: ['PROVINCE'] }] },
  { name: 'median attendances of a session, by year', kind: 'scan', asks: [{ code: 'W3', measures: ['median'], by: ['YEAR'] }] },
  {
    name: '50 sessions behind a figure of one province and year',
    kind: 'rows',
    asks: [{ code: 'W1', filter: { areaId: province, ...year } }],
  },
  {
    name: 'a page of eight indicators for one province and ten rounds',
    kind: 'scan',
    asks: [
      ...['U1', 'U2', 'U3'].map((code): Asked => ({ code, filter: { areaId: province } })),
      ...['W1', 'W2', 'W3'].map((code): Asked => ({ code, filter: { areaId: province } })),
      ...['FIRE_TALKS', 'TRAFFIC_AT_UNITS'].map(
        (programme): Asked => ({ code: 'W1', filter: { areaId: province, programmes: [programme] } }),
      ),
    ],
  },
];
