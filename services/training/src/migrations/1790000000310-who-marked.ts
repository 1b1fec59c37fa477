import { maybe } from '@binhan/common/columns';
import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';

/** Who entered the result of an enrolment. */
export class WhoMarked1790000000310 implements MigrationInterface {
  name = 'WhoMarked1790000000310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('enrolment', new TableColumn(maybe('markedBy', 200)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('enrolment', 'markedBy');
  }
}
