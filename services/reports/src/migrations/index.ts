import { Facts1790000000500 } from './1790000000500-facts.ts';

/** In order. A migration that has landed is never edited. */
export const migrations = [Facts1790000000500];
