import { readdir, readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { apiChanges } from './contracts/api-changes.ts';
import { parseAsyncApi } from './contracts/async-api.ts';
import { isComposed } from './contracts/composition.ts';
import { presentContracts, readApi, readEvents, release, releasedContracts } from './contracts/contract-files.ts';
import { checkEvents, compareEvents } from './contracts/events.ts';
import { type Findings, findings, together } from './contracts/findings.ts';
import { forbiddenNames } from './contracts/forbidden-names.ts';
import { oneCopy } from './contracts/one-copy.ts';
import { namesOfSchema } from './contracts/placed-names.ts';
import { readServiceContracts } from './contracts/service-contracts.ts';
import { sameTopics } from './contracts/topic-names.ts';
import { failWithMessage } from './fail.ts';
import { projectFile } from './project.ts';
import { composeSupergraph } from './supergraph.ts';

await new Command('npm run contracts --')
  .description('Checks schemas/ against its rules and against schemas/released/, the contracts of the last release. See schemas/README.md.')
  .option('--release', 'then make the present contracts those of the last release')
  .action(async ({ release: isRelease }: { release?: boolean }) => {
    const problems = await runChecks(isRelease ? { ...checks, ...changes, 'API changes': isRelease && (await hasRelease()) ? changes['API changes'] : none } : { ...checks, ...changes });
    if (problems) throw new Error(`${problems} problems with the contracts`);
    if (!isRelease) return;
    await release();
    console.log('schemas/released/ now holds the present contracts');
  })
  .parseAsync()
  .catch(failWithMessage);
