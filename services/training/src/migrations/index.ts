import { Reference1790000000150 } from '@binhan/reference/migrations/1790000000150-reference';
import { CodesMayRepeat1790000000155 } from '@binhan/reference/migrations/1790000000155-codes-may-repeat';
import { Training1790000000300 } from './1790000000300-training.ts';
import { WhoMarked1790000000310 } from './1790000000310-who-marked.ts';

/** In order. A migration that has landed is never edited. */
export const migrations = [Reference1790000000150, CodesMayRepeat1790000000155, Training1790000000300, WhoMarked1790000000310];
