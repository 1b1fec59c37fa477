import { Reference1790000000150 } from '@binhan/reference/migrations/1790000000150-reference';
import { CodesMayRepeat1790000000155 } from '@binhan/reference/migrations/1790000000155-codes-may-repeat';
import { Tips1790000000400 } from './1790000000400-tips.ts';
import { TipFiles1790000000410 } from './1790000000410-tip-files.ts';
import { TipBoxes1790000000420 } from './1790000000420-tip-boxes.ts';
import { TipSummaries1790000000430 } from './1790000000430-tip-summaries.ts';
import { CaseCorrections1790000000440 } from './1790000000440-case-corrections.ts';

/** In order. A migration that has landed is never edited. */
export const migrations = [
  Reference1790000000150,
  CodesMayRepeat1790000000155,
  Tips1790000000400,
  TipFiles1790000000410,
  TipBoxes1790000000420,
  TipSummaries1790000000430,
  CaseCorrections1790000000440,
];
