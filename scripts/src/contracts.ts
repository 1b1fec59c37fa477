import { readdir, readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { apiChanges } from './contracts/api-changes.ts';
import { parseAsyncApi } from './contracts/async-api.ts';
import { isComposed } from './contracts/composition.ts';
import { presentContracts, readApi, readEvents, release, releasedContracts } from './contracts/contract-files.ts';
import { checkEvents, compareEvents } from './contracts/events.ts';
import { type Findings, findings } from './contracts/findings.ts';
import { forbiddenNames } from './contracts/forbidden-names.ts';
import { oneCopy } from './contracts/one-copy.ts';
import { namesOfSchema } from './contracts/placed-names.ts';
import { restrictedTopics, sameRights } from './contracts/restricted-topics.ts';
import { readServiceContracts } from './contracts/service-contracts.ts';
import { sameTopics } from './contracts/topic-names.ts';
import { failWithMessage } from './fail.ts';
import { readContract, readPrincipals, readRights } from './kafka-grants.ts';
import { projectFile } from './project.ts';
import { readSubgraphs } from './subgraphs.ts';
import { composeSupergraph } from './supergraph.ts';

await new Command('npm run contracts --')
  .description('Checks schemas/ against its rules and against schemas/released/, the contracts of the last release. See schemas/README.md.')
  .option('--release', 'then make the present contracts those of the last release')
  .action(async ({ release: isRelease }: { release?: boolean }) => {
    const failed = await runChecks();
    if (failed) throw new Error(`${failed} of the checks failed${isRelease ? ', so nothing was released' : ''}`);
    if (!isRelease) return;
    await release();
    console.log('schemas/released/ now holds the present contracts: commit it with the release');
  })
  .parseAsync()
  .catch(failWithMessage);

/** Runs every check, also after one has failed; returns how many did. */
async function runChecks(): Promise<number> {
  const [present, released, services] = await Promise.all([
    readEvents(presentContracts),
    readEvents(releasedContracts),
    readServiceContracts(),
  ]);
  const asyncApiFile = projectFile('schemas/asyncapi.yaml');
  const asyncApi = await parseAsyncApi(await readFile(asyncApiFile, 'utf8'), asyncApiFile);
  const ids = new Map([...present].map(([topic, { $id }]) => [topic, $id]));
  const by = (part: 'defined' | 'read') => new Map(services.map((service) => [service.name, service[part]]));
  const names = [
    ...services.flatMap((service) => service.names),
    ...[...present].flatMap(([topic, schema]) => namesOfSchema(topic, schema)),
  ];
  const checks: [string, () => Findings | Promise<Findings>][] = [
    ['the API breaks no client of the last release', checkApi],
    ['events of the last release and of this tree understand each other', () => compareEvents(released, present)],
    ['event schemas are closed and their examples are valid', () => checkEvents(present)],
    ['asyncapi.yaml is valid, and says what a reader needs', () => asyncApi.findings],
    [
      'asyncapi.yaml, schemas/events and services name the same topics',
      () => sameTopics({ channels: asyncApi.channels, schemas: ids, defined: by('defined'), read: by('read') }),
    ],
    ['topics of tips are restricted, and readers are named for topics that are', checkRestricted],
    ['asyncapi.yaml says of each service what it sends and receives', async () => sameRights(await readRights(), services)],
    ['the supergraph is composed from the subgraphs as they are', checkComposition],
    ['one copy of @apollo/federation-internals is installed', checkCopies],
    ['no name is for what must not be recorded', () => forbiddenNames(names)],
  ];
  let failed = 0;
  for (const [name, check] of checks) {
    const { problems, notes } = await check();
    if (problems.length) failed++;
    console.log(`${problems.length ? '✗' : '✓'} ${name}`);
    for (const problem of problems) console.log(`    ✗ ${problem}`);
    for (const note of notes) console.log(`    · ${note}`);
  }
  return failed;
}

async function checkApi(): Promise<Findings> {
  const [before, after] = await Promise.all([readApi(releasedContracts), readApi(presentContracts)]);
  if (!after) return findings(['schemas/api.graphql is missing: run npm run compose']);
  return before ? apiChanges(before, after) : findings([], ['nothing was released yet: npm run contracts -- --release does it']);
}

async function checkComposition(): Promise<Findings> {
  try {
    const composed = await composeSupergraph();
    const texts = Object.keys(composed).map(
      async (path) => [path, await readFile(projectFile(path), 'utf8').catch(() => undefined)] as const,
    );
    return isComposed(composed, Object.fromEntries(await Promise.all(texts)));
  } catch (error) {
    return findings([(error as Error).message]);
  }
}

async function checkRestricted(): Promise<Findings> {
  const services = (await readSubgraphs()).map(({ name }) => name);
  return restrictedTopics(await readContract(), await readPrincipals(), services);
}

async function checkCopies(): Promise<Findings> {
  const services = (await readdir(projectFile('services/'))).map((name) => `services/${name}`);
  return oneCopy('@apollo/federation-internals', projectFile(''), ['gateway', 'scripts', ...services]);
}
