import type { Words } from '@binhan/common/errors';
import type { Role } from '@binhan/common/viewer';
import type { Grid } from './fixed-grid.ts';
import type { Measure } from './measure.ts';

/** An indicator as data: queries, rows, the catalogue and the documentation read it. */
export type Indicator = {
  /** Stable code of the catalogue (domain.md 4). */
  code: string;
  name: Words;
  /** What is counted, and what is not. */
  definition: Words;
  /** How it is worked out, in the terms of the measures. */
  formula: string;
  measures: readonly [Measure, ...Measure[]];
  /** Who reads it; ['PUBLIC'] for counts of units, sessions and classes (security.md 4). A role with a scope reads its own part. */
  seenBy: readonly Role[];
  /** Who lists the records behind it, each within their scope; they must see the indicator besides. */
  rowsSeenBy: readonly Role[];
  /** Who sees it sees all of it, whatever the scope of the role: its records tell neither a unit nor to whom they were given. */
  whole?: boolean;
  /** What of it everyone else reads: frozen figures, in these groups and no others (security.md 4). */
  grid?: Grid;
  /** Figure of the article, or the shortcoming (a)–(h) that it shows (domain.md 1.6, 1.7). */
  article?: string;
  /** All of it counts people: whoever is not in `seenBy` reads the grid of people (people-grid.ts). */
  people?: boolean;
};

/** Who lists records behind figures that everyone may read. */
export const staff = ['UNIT_HEAD', 'UNIT_CONTACT', 'AREA_OFFICER', 'PROVINCIAL_OFFICER'] as const satisfies readonly Role[];
