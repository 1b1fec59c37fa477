import { Argument, Command } from 'commander';
import { readiness } from './bench/readiness.ts';
import { references } from './bench/references.ts';
import { relay } from './bench/relay.ts';
import { reports } from './bench/reports.ts';
import { start } from './bench/start.ts';
import { tips } from './bench/tips.ts';
import { writes } from './bench/writes.ts';
import { failWithMessage } from './fail.ts';

const benches = { references, writes, relay, readiness, tips, reports, start };

new Command('npm run bench --')
  .description(
    'Measures on this machine and prints Markdown rows. With MYSQL_URL, and KAFKA_BROKERS, these engines are measured in the same run.',
  )
  .addArgument(new Argument('<name>', 'what to measure').choices(Object.keys(benches)))
  .option('--scale <S>', 'of reports: 1 is a whole country over ten years', Number, 0.1)
  .action((name: keyof typeof benches, options: { scale: number }) => benches[name](options).catch(failWithMessage))
  .parse();
