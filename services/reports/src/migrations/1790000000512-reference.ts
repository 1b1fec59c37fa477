import { Reference1790000000150 } from '@binhan/reference/migrations/1790000000150-reference';

/** The tables of the reference library, after this service's own ones of the same names have gone. */
export class Reference1790000000512 extends Reference1790000000150 {
  override name = 'Reference1790000000512';
}
