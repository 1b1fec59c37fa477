import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { projectFile } from './project.ts';

new Command('npm run test:promises --')
  .description('All tests on MySQL and Kafka, with the slow ones.')
  .argument('[pattern...]', 'tests whose path has one of these; default: all')
  .addHelpText('after', '\nEnvironment: MYSQL_URL, KAFKA_BROKERS')
  .allowUnknownOption()
  .action(run)
  .parse();

function run(patterns: string[]): void {
  // Without the servers the tests would pass on SQLite and prove nothing.
  const missing = ['MYSQL_URL', 'KAFKA_BROKERS'].filter((name) => !process.env[name]);
  if (missing.length) {
    console.error(
      `${missing.join(' and ')} not set: start both with infra/native/mysql.sh and infra/native/kafka.sh (or name servers of your own). npm test runs without them`,
    );
    process.exit(1);
  }
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const { status } = spawnSync(process.execPath, [...jest, '-c', '.config/jest.config.js', '--forceExit', ...patterns], {
    cwd: fileURLToPath(projectFile('')),
    env: { ...process.env, SLOW_TESTS: 'true' },
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
}
