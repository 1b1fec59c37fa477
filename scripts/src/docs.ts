import { readdir, readFile } from 'node:fs/promises';
import { gatewaySettings, subgraphSettings } from '@binhan/common/config';
import type { Life } from '@binhan/common/life';
import { Command } from 'commander';
import { errorsPart } from './docs/errors.ts';
import { replacePart } from './docs/marked-part.ts';
import { principalsPart } from './docs/principals.ts';
import { type SettingsShape, settingsPart } from './docs/settings.ts';
import { statesPart } from './docs/states.ts';
import { failWithMessage } from './fail.ts';
import { loadService } from './federation.ts';
import { readPrincipals, readRights } from './kafka-grants.ts';
import { projectFile, writeGenerated } from './project.ts';
import { readSubgraphs } from './subgraphs.ts';

await new Command('npm run docs --')
  .description(
    'Writes the generated parts of README files between their markers: states and errors of each service, settings, users of Kafka. Files without markers stay.',
  )
  .option('--check', 'write nothing; fail where a file is not what the code gives')
  .action(async () => {
    const settings = settingsPart(subgraphSettings.shape as SettingsShape, gatewaySettings.shape as SettingsShape);
    const principals = principalsPart(await readRights(), await readPrincipals());
    for (const path of ['README.md', 'gateway/README.md', 'scripts/README.md', 'infra/README.md'])
      await update(path, { settings, principals });
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
