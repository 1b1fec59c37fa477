import { systemClock } from '@binhan/common/clock';
import { gatewaySettings, readSettings } from '@binhan/common/config';
import { developmentIssuer } from '@binhan/common/development-issuer';
import { runJob } from '@binhan/common/job';
import { createLogger } from '@binhan/common/logger';
import { stopOnSignal } from '@binhan/common/shutdown';
import { createGateway } from '@binhan/gateway/gateway';
import { areaId } from '@binhan/units/reference-data';
import { loadSampleData } from '@binhan/units/sample-data';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { examples } from './examples.ts';
import { failWithMessage } from './fail.ts';
import { embeddedSettings, startFederation } from './federation.ts';
import { untilCounted } from './until-counted.ts';

new Command('npm start --')
  .description(
    'Starts the whole federation in one process: SQLite and the embedded event log in BINHAN_DATA, HTTP over loopback as in production.',
  )
  .option('--no-sample-data', 'start with reference data only')
  .addHelpText('after', '\nEnvironment: PORT (4000), BINHAN_DATA (data), LOG_LEVEL (warn), HOST (127.0.0.1), OIDC_ISSUER')
  .action(({ sampleData }: { sampleData: boolean }) => start(sampleData).catch(failWithMessage))
  .parse();

async function start(sampleData: boolean): Promise<void> {
  const settings = embeddedSettings(process.env);
  const gatewayConfig = readSettings(gatewaySettings, { LOG_LEVEL: 'warn', ...process.env });
  const logger = createLogger('gateway', gatewayConfig.LOG_LEVEL);
  const federation = await startFederation(settings);
  if (sampleData) await load(federation);
  const issuer = await developmentIssuer(settings);
  const token = await issuer.sign({ roles: ['PROVINCIAL_OFFICER'], areas: [areaId('12', '2013-12-27')], subject: 'development-officer' });
  const gateway = await createGateway({
    settings: gatewayConfig,
    logger,
    identify: issuer.identify,
    urls: federation.urls,
    examples,
    token,
  });
  console.log(greeting(gateway.url, token));
  stopOnSignal(logger, async () => {
    await gateway.stop();
    await federation.stop();
    console.log('Đã dừng. Stopped.');
  });
}

/** Loads the sample data into an empty house, and waits until `reports` has counted it. */
async function load({ subgraphs }: Awaited<ReturnType<typeof startFederation>>): Promise<void> {
  const units = subgraphs.get('units');
  if (!units) return;
  const bar = new SingleBar({ format: 'Dữ liệu minh họa / sample data [{bar}] {percentage}% {value}/{total}', hideCursor: true });
  const run = async (door: Parameters<typeof loadSampleData>[0]) => {
    await loadSampleData(door, systemClock(), (done, total) => {
      if (done === 1) bar.start(total, 0);
      bar.update(done);
    });
  };
  await runJob(units.database, systemClock, { name: 'sample-data', run });
  bar.stop();
  await untilCounted(subgraphs);
}

function greeting(url: string, token: string): string {
  const [, , figures] = examples;
  return [
    '',
    `Bình An đang chạy. Bình An is running:  ${new URL('/', url).href}`,
    `GraphQL: ${url}    Explorer: ${new URL('/explorer', url).href}`,
    '',
    'Development token (PROVINCIAL_OFFICER, 12 hours):',
    token,
    '',
    'Try it without a token:',
    `curl -s ${url} -H 'content-type: application/json' -d '${JSON.stringify({ query: figures?.query.replace(/^#.*\n/, '').replace(/\s+/g, ' ') })}'`,
    '',
    'Ctrl-C stops.',
  ].join('\n');
}
