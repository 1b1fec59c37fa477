import { Reference1790000000150 } from '@binhan/reference/migrations/1790000000150-reference';
import { Tips1790000000400 } from './1790000000400-tips.ts';
import { TipSummaries1790000000430 } from './1790000000430-tip-summaries.ts';

/** In order. A migration that has landed is never edited. */
export const migrations = [Reference1790000000150, Tips1790000000400, TipSummaries1790000000430];
