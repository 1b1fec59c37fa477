import { gatewaySettings, readSettings } from '@binhan/common/config';
import { identifyWith } from '@binhan/common/development-issuer';
import { createLogger } from '@binhan/common/logger';
import { startOrExit, stopOnSignal } from '@binhan/common/shutdown';
import { createGateway } from './gateway.ts';

await startOrExit('gateway', async () => {
  const settings = readSettings(gatewaySettings, process.env);
  const logger = createLogger('gateway', settings.LOG_LEVEL);
  const gateway = await createGateway({ settings, logger, identify: await identifyWith(settings) });
  stopOnSignal(logger, gateway.stop);
  logger.info({ url: gateway.url }, 'the gateway listens');
});
