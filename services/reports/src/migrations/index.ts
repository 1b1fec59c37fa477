import { Facts1790000000500 } from './1790000000500-facts.ts';
import { Exports1790000000520 } from './1790000000520-exports.ts';

/** In order. A migration that has landed is never edited. */
export const migrations = [Facts1790000000500, Exports1790000000520];
