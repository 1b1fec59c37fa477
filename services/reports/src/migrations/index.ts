import { Facts1790000000500 } from './1790000000500-facts.ts';
import { AwayWithFirstFacts1790000000510 } from './1790000000510-away-with-first-facts.ts';
import { Reference1790000000512 } from './1790000000512-reference.ts';
import { FactsOfTheRound1790000000514 } from './1790000000514-facts-of-the-round.ts';
import { Exports1790000000520 } from './1790000000520-exports.ts';

/** In order. A migration that has landed is never edited. */
export const migrations = [
  Facts1790000000500,
  AwayWithFirstFacts1790000000510,
  Reference1790000000512,
  FactsOfTheRound1790000000514,
  Exports1790000000520,
];
