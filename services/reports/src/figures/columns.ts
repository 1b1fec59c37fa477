/** The columns that tell of a unit. */
export const columnsOfUnit = ['unitId', 'unitKind', 'subKind', 'managementLevel', 'isKeyEconomic', 'isLarge'] as const;

/** The columns by which sources can be counted; each source says which it has. */
export const columnNames = [
  ...columnsOfUnit,
  'areaId',
  'day',
  'roundYear',
  'programme',
  'channel',
  'topics',
  'audience',
  'category',
  'kind',
] as const;
export type ColumnName = (typeof columnNames)[number];

export type FigureFilter = {
  areaId?: string | null;
  unitIds?: readonly string[] | null;
  unitKinds?: readonly string[] | null;
  subKinds?: readonly string[] | null;
  managementLevels?: readonly string[] | null;
  isKeyEconomic?: boolean | null;
  isLarge?: boolean | null;
  roundFrom?: number | null;
  roundTo?: number | null;
  from?: string | null;
  to?: string | null;
  programmes?: readonly string[] | null;
  channels?: readonly string[] | null;
  topics?: readonly string[] | null;
  audiences?: readonly string[] | null;
  categories?: readonly string[] | null;
  kinds?: readonly string[] | null;
};

/** Which column each part of a filter needs. */
export const columnOfFilter: Readonly<Record<keyof FigureFilter, ColumnName>> = {
  areaId: 'areaId',
  unitIds: 'unitId',
  unitKinds: 'unitKind',
  subKinds: 'subKind',
  managementLevels: 'managementLevel',
  isKeyEconomic: 'isKeyEconomic',
  isLarge: 'isLarge',
  roundFrom: 'roundYear',
  roundTo: 'roundYear',
  from: 'day',
  to: 'day',
  programmes: 'programme',
  channels: 'channel',
  topics: 'topics',
  audiences: 'audience',
  categories: 'category',
  kinds: 'kind',
};

/** Which column each way of grouping needs. */
export const columnOfDimension = {
  PROVINCE: 'areaId',
  DISTRICT: 'areaId',
  COMMUNE: 'areaId',
  UNIT_KIND: 'unitKind',
  SUB_KIND: 'subKind',
  MANAGEMENT_LEVEL: 'managementLevel',
  KEY_ECONOMIC: 'isKeyEconomic',
  LARGE: 'isLarge',
  DAY: 'day',
  MONTH: 'day',
  QUARTER: 'day',
  HALF_YEAR: 'day',
  YEAR: 'day',
  ROUND: 'roundYear',
  PROGRAMME: 'programme',
  CHANNEL: 'channel',
  TOPIC: 'topics',
  AUDIENCE: 'audience',
  CATEGORY: 'category',
  KIND: 'kind',
} as const satisfies Record<string, ColumnName>;
export type Dimension = keyof typeof columnOfDimension;

export const areaDimensions = ['PROVINCE', 'DISTRICT', 'COMMUNE'] as const satisfies readonly Dimension[];
export type AreaDimension = (typeof areaDimensions)[number];

/** The parts of a filter that say something. */
export function filterKeys(filter: FigureFilter): (keyof FigureFilter)[] {
  return (Object.keys(filter) as (keyof FigureFilter)[]).filter((key) => filter[key] != null);
}
