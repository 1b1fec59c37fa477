import { CodesMayRepeat1790000000155 } from '@binhan/reference/migrations/1790000000155-codes-may-repeat';

/** As in the other services, after the tables of the reference library have come. */
export class CodesMayRepeat1790000000513 extends CodesMayRepeat1790000000155 {
  override name = 'CodesMayRepeat1790000000513';
}
