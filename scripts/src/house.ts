import { gatewaySettings, readSettings } from '@binhan/common/config';
import { developmentIssuer } from '@binhan/common/development-issuer';
import { createHttpServer, listen } from '@binhan/common/http';
import { createLogger } from '@binhan/common/logger';
import { stopOnSignal } from '@binhan/common/shutdown';
import { createGateway } from '@binhan/gateway/gateway';
import { areaId } from '@binhan/units/reference-data';
import { examples } from './examples.ts';
import { embeddedSettings, type Federation, startFederation } from './federation.ts';
import { greeting } from './greeting.ts';

export const environmentHelp = '\nEnvironment: PORT (4000), BINHAN_DATA (data), LOG_LEVEL (warn), HOST (127.0.0.1), OIDC_ISSUER';

/** A subgraph that runs in a process of its own, beside those of the house. */
export type Guest = { name: string; url: string; stop(): Promise<void> };

type Parts = {
  guest?: Guest | undefined;
  /** Before the gateway opens. */
  prepare(federation: Federation): Promise<void>;
};

/** Runs subgraphs and gateway in this process until a signal stops them. */
export async function runHouse({ guest, prepare }: Parts): Promise<void> {
  const settings = embeddedSettings(process.env);
  const gatewayConfig = readSettings(gatewaySettings, { LOG_LEVEL: 'warn', ...process.env });
  const logger = createLogger('gateway', gatewayConfig.LOG_LEVEL);
  await requireFreePort(gatewayConfig.HOST, gatewayConfig.PORT);
  const federation = await startFederation(settings, guest ? [guest.name] : []);
  await prepare(federation);
  const issuer = await developmentIssuer(settings);
  const token = await issuer.sign({ roles: ['PROVINCIAL_OFFICER'], areas: [areaId('12', '2013-12-27')], subject: 'development-officer' });
  const gateway = await createGateway({
    settings: gatewayConfig,
    logger,
    identify: issuer.identify,
    urls: { ...federation.urls, ...(guest ? { [guest.name]: guest.url } : {}) },
    examples: await Promise.all(
      examples.map(async ({ as, ...example }) => (as ? { ...example, ownToken: await issuer.sign(as) } : example)),
    ),
    token,
  });
  console.log(greeting(gateway.url, token));
  stopOnSignal(logger, async () => {
    await gateway.stop();
    await Promise.all([federation.stop(), guest?.stop()]);
    console.log('Đã dừng. Stopped.');
  });
}

/** A taken port is said at once, not after the sample data was loaded. */
async function requireFreePort(host: string, port: number): Promise<void> {
  const probe = await createHttpServer({ bodyLimit: 1 });
  await listen(probe, host, port);
  await probe.close();
}
