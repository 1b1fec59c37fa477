import { Facts1790000000500 } from './1790000000500-facts.ts';
import { AwayWithFirstFacts1790000000510 } from './1790000000510-away-with-first-facts.ts';
import { Reference1790000000512 } from './1790000000512-reference.ts';
import { CodesMayRepeat1790000000513 } from './1790000000513-codes-may-repeat.ts';
import { FactsOfTheRound1790000000514 } from './1790000000514-facts-of-the-round.ts';
import { FactsOfUnitsAndPersonnel1790000000516 } from './1790000000516-facts-of-units-and-personnel.ts';
import { FactsOfTrainingAndTips1790000000518 } from './1790000000518-facts-of-training-and-tips.ts';
import { Exports1790000000520 } from './1790000000520-exports.ts';
import { DurationsOfTips1790000000524 } from './1790000000524-durations-of-tips.ts';
import { Snapshots1790000000526 } from './1790000000526-snapshots.ts';
import { Rollups1790000000528 } from './1790000000528-rollups.ts';

/** In order. A migration that has landed is never edited. */
export const migrations = [
  Facts1790000000500,
  AwayWithFirstFacts1790000000510,
  Reference1790000000512,
  CodesMayRepeat1790000000513,
  FactsOfTheRound1790000000514,
  FactsOfUnitsAndPersonnel1790000000516,
  FactsOfTrainingAndTips1790000000518,
  Exports1790000000520,
  DurationsOfTips1790000000524,
  Snapshots1790000000526,
  Rollups1790000000528,
];
