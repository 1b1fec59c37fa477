import { readdir, readFile } from 'node:fs/promises';
import { gatewaySettings, subgraphSettings } from '@binhan/common/config';
import type { EnumLabels } from '@binhan/common/labels';
import type { Life } from '@binhan/common/life';
import { Command } from 'commander';
import { presentContracts, readEvents } from './contracts/contract-files.ts';
import type { JsonSchema } from './contracts/json-schema.ts';
import { dataDictionary } from './docs/data-dictionary.ts';
import { errorsPart } from './docs/errors.ts';
import { replacePart } from './docs/marked-part.ts';
import { principalsPart } from './docs/principals.ts';
import { type SettingsShape, settingsPart } from './docs/settings.ts';
import { statesPart } from './docs/states.ts';
import { type ShownContract, topicsPage } from './docs/topics-page.ts';
import { changeNames, type NamedEnum } from './docs/value-names.ts';
import { failWithMessage } from './fail.ts';
import { loadService } from './federation.ts';
import { readContract, readPrincipals, readRights } from './kafka-grants.ts';
import { projectFile, writeGenerated } from './project.ts';
import { readSubgraphs } from './subgraphs.ts';

await new Command('npm run docs --')
  .description(
    'Writes the generated parts of README files between their markers (states and errors of each service, settings, users of Kafka; files without markers stay), and schemas/TOPICS.md and DATA-DICTIONARY.md as a whole.',
  )
  .option('--check', 'write nothing; fail where a file is not what the code gives')
  .action(async () => {
    const settings = settingsPart(subgraphSettings.shape as SettingsShape, gatewaySettings.shape as SettingsShape);
    const principals = principalsPart(await readRights(), await readPrincipals());
    for (const path of ['README.md', 'gateway/README.md', 'scripts/README.md', 'infra/README.md'])
      await update(path, { settings, principals });
    await updateTopics();
    for (const { name } of await readSubgraphs()) {
      const [{ errors }, lives] = [await loadService(name), await livesOf(name)];
      const states = lives.map(({ spec }) => statesPart(spec)).join('\n\n') || 'No record of it has a life of its own.';
      await update(`services/${name}/README.md`, { states, errors: errorsPart(errors), settings });
    }
  })
  .parseAsync()
  .catch(failWithMessage);

async function update(path: string, parts: Readonly<Record<string, string>>): Promise<void> {
  const old = await readFile(projectFile(path), 'utf8').catch(() => undefined);
  if (old === undefined) return;
  const text = Object.entries(parts).reduce((whole, [name, content]) => replacePart(whole, name, content, path), old);
  await writeGenerated(path, text, 'npm run docs');
}

async function updateTopics(): Promise<void> {
  const services = (await readSubgraphs()).map(({ name }) => name);
  const [schemas, contract, rights] = [await readEvents(presentContracts), (await readContract()) as ShownContract, await readRights()];
  const envelope = JSON.parse(await readFile(projectFile('schemas/cloud-event.json'), 'utf8')) as JsonSchema;
  const page = topicsPage({ contract, envelope, schemas, rights, services });
  const [enums, lives] = [(await Promise.all(services.map(enumsOf))).flat(), (await Promise.all(services.map(livesOf))).flat()];
  await writeGenerated('schemas/TOPICS.md', page, 'npm run docs');
  await writeGenerated('schemas/DATA-DICTIONARY.md', dataDictionary(schemas, enums, changeNames(lives)), 'npm run docs');
}

/** The enums of the service's API with the names of their values. */
async function enumsOf(service: string): Promise<NamedEnum[]> {
  const { labels } = (await import(projectFile(`services/${service}/dist/labels.js`).href)) as { labels: EnumLabels[] };
  return labels.map((one) => ({ ...one, service }));
}

/** Every state table that the built code exports from its folder states/, in the order of the files. */
async function livesOf(service: string): Promise<Life[]> {
  const folder = projectFile(`services/${service}/dist/states/`);
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.js')).sort();
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href) as Promise<Record<string, unknown>>));
  return modules.flatMap((module) => Object.values(module).filter(isLife));
}

function isLife(value: unknown): value is Life {
  return typeof value === 'object' && value !== null && 'spec' in value && 'allowedActions' in value;
}
