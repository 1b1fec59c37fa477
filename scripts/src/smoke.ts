import { Command, Option } from 'commander';
import { failWithMessage } from './fail.ts';
import { embeddedEngine, serverEngine } from './smoke/engines.ts';
import { smokeRun } from './smoke/smoke-run.ts';
import { createSteps, walkEnded } from './smoke/steps.ts';

new Command('npm run smoke --')
  .description('Starts every service and the gateway as processes of their own, and walks the whole path through the gateway.')
  .addOption(
    new Option('--engine <engine>', 'MySQL, Kafka and an issuer, or SQLite and the embedded log')
      .choices(['servers', 'embedded'])
      .default('servers'),
  )
  .addHelpText('after', '\nEnvironment: MYSQL_URL (of root) and KAFKA_BROKERS, needed for --engine servers: see infra/native')
  .action(({ engine }: { engine: string }) => smoke(engine).catch(failWithMessage))
  .parse();

async function smoke(kind: string): Promise<void> {
  const { MYSQL_URL, KAFKA_BROKERS } = process.env;
  if (kind === 'servers' && !(MYSQL_URL && KAFKA_BROKERS))
    throw new Error(
      'Set MYSQL_URL and KAFKA_BROKERS (infra/native/mysql.sh start, infra/native/kafka.sh start), or give --engine embedded.',
    );
  const steps = createSteps(console.log);
  try {
    const engine = kind === 'servers' ? await serverEngine(String(MYSQL_URL), String(KAFKA_BROKERS), steps) : await embeddedEngine();
    try {
      await smokeRun(engine, steps);
    } finally {
      await engine.remove();
    }
  } catch (error) {
    if (error !== walkEnded) throw error;
  }
  if (!steps.summary()) process.exitCode = 1;
}
