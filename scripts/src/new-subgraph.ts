import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { Kind } from 'graphql';
import { failWithMessage } from './fail.ts';
import { fillFolder } from './new-subgraph/fill.ts';
import { type SubgraphNames, subgraphNames } from './new-subgraph/names.ts';
import { addReferences, addSubgraph, addTopic, freePort } from './new-subgraph/registers.ts';
import { projectFile } from './project.ts';
import { readSubgraphs, typeDefsOf } from './subgraphs.ts';

await new Command('npm run new-subgraph --')
  .description('Makes services/NAME in the shape of services/units, with one type of its own, and enters it in the registers.')
  .argument('<name>', 'of the subgraph, in lower-case letters, as patrols')
  .option('--type <Type>', 'of the things that it owns, as NightPatrol; default: the singular of NAME')
  .action(async (name: string, { type }: { type?: string }) => {
    const names = subgraphNames(name, type);
    await refuseClashes(names);
    const files = await create(names);
    await register(names);
    console.log(`${files.length} files made in services/${name}/; entered in schemas/, tsconfig.json and scripts/tsconfig.json.`);
    console.log(nextSteps(name));
  })
  .parseAsync()
  .catch(failWithMessage);

async function refuseClashes({ name, Type, type, types }: SubgraphNames): Promise<void> {
  if (existsSync(projectFile(`services/${name}`))) throw new Error(`services/${name} is there already: choose another name, or remove it`);
  for (const subgraph of await readSubgraphs())
    for (const definition of typeDefsOf(subgraph).definitions) {
      const named = 'name' in definition ? definition.name?.value : undefined;
      const fields = definition.kind === Kind.OBJECT_TYPE_EXTENSION ? (definition.fields ?? []).map((field) => field.name.value) : [];
      const clash = named === Type ? Type : fields.find((field) => field === type || field === types);
      if (clash) throw new Error(`${clash} is a name of the subgraph ${subgraph.name}: choose another with --type`);
    }
}

async function create(names: SubgraphNames): Promise<string[]> {
  const folder = projectFile(`services/${names.name}/`);
  const port = String(freePort((await readSubgraphs()).map(({ url }) => url)));
  const versions = await sharedVersions();
  const stamp = String(Date.now());
  const files = await fillFolder(projectFile('scripts/templates/subgraph/'), folder, { ...names, ...versions, port, stamp });
  const contracts = projectFile(`schemas/events/${names.name}/`);
  await mkdir(contracts, { recursive: true });
  await rename(new URL(`schemas/${names.kebab}.v1.json`, folder), new URL(`${names.kebab}.v1.json`, contracts));
  await rm(new URL('schemas', folder), { recursive: true });
  return files;
}

/** A new service uses the versions that the others use. */
async function sharedVersions(): Promise<Record<string, string>> {
  const { dependencies } = JSON.parse(await readFile(projectFile('services/common/package.json'), 'utf8'));
  return dependencies as Record<string, string>;
}

async function register(names: SubgraphNames): Promise<void> {
  const { name } = names;
  const port = freePort((await readSubgraphs()).map(({ url }) => url));
  await edit('schemas/subgraphs.yaml', (text) => addSubgraph(text, name, port));
  await edit('schemas/asyncapi.yaml', (text) => addTopic(text, names));
  await edit('tsconfig.json', (text) => addReferences(text, [`services/${name}`, `services/${name}/test`]));
  await edit('scripts/tsconfig.json', (text) => addReferences(text, [`../services/${name}`]));
  // Names of other lengths break lines elsewhere, so the result is formatted like everything here.
  const made = [`services/${name}`, `schemas/events/${name}`, 'tsconfig.json', 'scripts/tsconfig.json'];
  const root = fileURLToPath(projectFile(''));
  execFileSync(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'check', '--write', '--log-level=error', ...made], {
    cwd: root,
    stdio: 'inherit',
  });
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(projectFile(path), change(await readFile(projectFile(path), 'utf8')));
}

function nextSteps(name: string): string {
  return [
    'Next:',
    '  npm install            links the new workspace',
    '  npm run compose        takes it into the supergraph',
    `  npm test -- services/${name}`,
    '  npm run docs           its state table and its errors, in its README.md',
    '  npm start              it answers through the gateway',
    `Then write what the lines with TODO ask for (grep -rn TODO services/${name} schemas), and give it a database user, a container`,
    'and a migration in docker-compose.yml and infra/: npm test -- scripts/test/compose scripts/test/kafka-grants names what is missing.',
  ].join('\n');
}
