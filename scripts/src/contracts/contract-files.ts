import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { projectFile } from '../project.ts';
import type { EventSchemas } from './events.ts';
import type { JsonSchema } from './json-schema.ts';

/** The contracts of this tree, and those of the last release. */
export const presentContracts = projectFile('schemas/');
export const releasedContracts = projectFile('schemas/released/');

/** Topic -> schema, of events/<service>/<aggregate>.v<major>.json in a folder of contracts. */
export async function readEvents(contracts: URL): Promise<EventSchemas> {
  const folder = new URL('events/', contracts);
  const files = (await readdir(folder, { recursive: true }).catch(() => [])).filter((path) => path.endsWith('.json')).sort();
  const schemas = files.map(async (path) => {
    const topic = path.replace(/\.json$/, '').replaceAll(/[\\/]/g, '.');
    return [topic, JSON.parse(await readFile(new URL(path, folder), 'utf8')) as JsonSchema] as const;
  });
  return new Map(await Promise.all(schemas));
}

/** The API that clients see; undefined where nothing was released yet. */
export async function readApi(contracts: URL): Promise<string | undefined> {
  return readFile(new URL('api.graphql', contracts), 'utf8').catch(() => undefined);
}

/** Makes the present contracts those of the last release. */
export async function release(): Promise<void> {
  await rm(releasedContracts, { recursive: true, force: true });
  await mkdir(releasedContracts, { recursive: true });
  for (const part of ['api.graphql', 'events'])
    await cp(new URL(part, presentContracts), new URL(part, releasedContracts), { recursive: true });
}
