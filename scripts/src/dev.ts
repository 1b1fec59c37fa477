import { Command } from 'commander';
import { failWithMessage } from './fail.ts';
import { embeddedSettings, loadService } from './federation.ts';
import { environmentHelp, runHouse } from './house.ts';
import { namedServices } from './named-services.ts';
import { startWatched } from './watched-service.ts';

await new Command('npm run dev --')
  .description(
    'Like npm start, but one service runs in a process of its own that is compiled and started anew whenever its files change.\n' +
      'A change of the contract (*.graphql) takes effect at the gateway after npm run compose.',
  )
  .argument('<service>', 'the one that you work on, as in schemas/subgraphs.yaml')
  .addHelpText('after', `${environmentHelp}\nSample data: run npm start once before.`)
  .action(async (given: string) => {
    const [name = ''] = await namedServices([given]);
    const { HOST } = embeddedSettings(process.env);
    const { port } = await loadService(name);
    const guest = startWatched(name, HOST, port);
    await runHouse({ guest, prepare: guest.untilReady }).catch(async (error) => {
      await guest.stop();
      throw error;
    });
  })
  .parseAsync()
  .catch(failWithMessage);
