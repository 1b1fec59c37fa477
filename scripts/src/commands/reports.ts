import { systemClock } from '@binhan/common/clock';
import { createLogger } from '@binhan/common/logger';
import { type ComparedTable, rebuild as rebuildTables } from '@binhan/common/rebuild';
import { readModel } from '@binhan/reports/entities';
import { service } from '@binhan/reports/service';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { brokerSettings, commandSettings } from '../command-settings.ts';
import { databaseSettings } from '../service-database.ts';

const rebuild = new Command('rebuild')
  .description('Reads all topics of reports again into new tables and compares these with the running ones, row for row.')
  .option('--replace', 'puts the new tables in the place of the running ones, at once and without loss')
  .option('--keep', 'leaves the new tables beside the running ones, for a look')
  .addHelpText(
    'after',
    `
The service goes on answering meanwhile; with the embedded files it waits a moment while the tables are replaced. May be
interrupted anywhere and run again. Ends with 1 when the tables differ and were not replaced.
Environment: DATABASE_URL, else the file of the service in BINHAN_DATA; ${brokerSettings.join(', ')}`,
  )
  .action(async ({ replace = false, keep = false }: { replace?: boolean; keep?: boolean }) => {
    const { DATABASE_URL } = await databaseSettings('reports', true);
    const settings = commandSettings(['BINHAN_DATA', 'DATABASE_URL', ...brokerSettings], { ...process.env, DATABASE_URL });
    const bar = new SingleBar({ format: 'Đọc lại / reading again [{bar}] {percentage}% {value}/{total}', hideCursor: true });
    let started = false;
    const onProgress = (read: number, all: number) => {
      if (!started) bar.start(all, 0);
      started = true;
      bar.update(read);
    };
    try {
      const { tables, replaced } = await rebuildTables({
        ...{ service: { ...service, handlers: service.handlers ?? {} }, tables: readModel },
        ...{ settings, logger: createLogger('reports', 'warn'), clock: systemClock, replace, keep, onProgress },
      });
      bar.stop();
      printTables(tables);
      const differing = tables.filter(differs).length;
      if (replaced) console.log(differing ? 'The running tables now are as the new ones.' : 'There was nothing to replace.');
      else if (differing) {
        console.log('The running tables differ from what the topics say. To mend them: npx binhan reports rebuild --replace');
        process.exitCode = 1;
      } else console.log('The running tables are what the topics say, row for row.');
    } finally {
      bar.stop(); // or the cursor stays hidden
    }
  });

export const reports = new Command('reports').description('What reports has made from topics.').addCommand(rebuild);

const kinds = ['missing', 'extra', 'different'] as const;
const differs = (table: ComparedTable) => kinds.some((kind) => table[kind].count > 0);

function printTables(tables: readonly ComparedTable[]): void {
  const widest = Math.max(...tables.map(({ table }) => table.length));
  const line = (name: string, cells: readonly (string | number)[]) =>
    console.log(name.padEnd(widest) + cells.map((cell) => String(cell).padStart(10)).join(''));
  line('table', ['rows', 'equal', ...kinds]);
  for (const { table, rows, missing, extra, different } of tables)
    line(table, [rows, rows - extra.count - different.count, missing.count, extra.count, different.count]);
  for (const table of tables.filter(differs))
    for (const kind of kinds) {
      const { count, keys } = table[kind];
      if (count) console.log(`${table.table}, ${kind}: ${keys.slice(0, 5).join('; ')}${count > 5 ? '; …' : ''}`);
    }
}
