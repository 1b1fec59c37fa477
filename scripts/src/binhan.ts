import { Command } from 'commander';
import { acls } from './commands/acls.ts';
import { audit } from './commands/audit.ts';
import { blockedKeys } from './commands/blocked-keys.ts';
import { deadLetters } from './commands/dead-letters.ts';
import { events } from './commands/events.ts';
import { migrate } from './commands/migrate.ts';

import { reports } from './commands/reports.ts';
import { rollups } from './commands/rollups.ts';
import { tipsKeys } from './commands/tips-keys.ts';

import { tipsRetention } from './commands/tips-retention.ts';
import { token } from './commands/token.ts';
import { topics } from './commands/topics.ts';
import { failWithMessage } from './fail.ts';

const program = new Command('binhan')
  .description('Commands for those who develop and operate Bình An. Settings come from the environment: see README.md.')
  .showHelpAfterError('(binhan --help, or binhan COMMAND --help, says more)');
for (const command of [token, events, topics, acls, migrate, deadLetters, blockedKeys, audit, tipsKeys, tipsRetention, reports, rollups])
  program.addCommand(command);

await program.parseAsync().catch(failWithMessage);
