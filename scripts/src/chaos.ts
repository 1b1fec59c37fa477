import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type ChaosOptions, chaosRun } from './chaos/chaos-run.ts';
import { mutants } from './chaos/mutants/list.ts';
import { failWithMessage } from './fail.ts';

new Command('npm run chaos --')
  .description(
    'Two replicas of each service, real MySQL and three brokers; kills and pauses them while writers work, mends all, and compares what is left.',
  )
  .option('--seconds <n>', 'how long to break things', positive, 180)
  .option('--seed <n>', 'of the faults and the writers', positive, Math.floor(Math.random() * 1_000_000_000))
  .option('--rate <n>', 'mutations a second at most', positive, 30)
  .option('--folder <path>', 'state of the servers, and logs of the services', join(tmpdir(), 'binhan-chaos'))
  .option('--mysql-port <n>', 'port of its own MySQL', positive, 13406)
  .option('--kafka-port <n>', 'base port of its own brokers: broker N listens on this + 2N', positive, 19190)
  .option('--keep-servers', 'leave MySQL and the brokers running for the next run')
  .addOption(new Option('--mutant <name>', 'break the product on purpose: the run must then fail').choices(Object.keys(mutants)))
  .addHelpText(
    'after',
    `\nMutants:\n${Object.entries(mutants)
      .map(([name, text]) => `  ${name}: ${text}`)
      .join('\n')}`,
  )
  .action((options: ChaosOptions) => run(options).catch(failWithMessage))
  .parse();

async function run(options: ChaosOptions): Promise<void> {
  process.exit((await chaosRun(options, console.log)) ? 0 : 1);
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It must be a whole number above 0.');
  return number;
}
