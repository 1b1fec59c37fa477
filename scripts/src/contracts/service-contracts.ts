import { readdir } from 'node:fs/promises';
import { openDatabaseOf } from '@binhan/common/service-database';
import type { Service } from '@binhan/common/subgraph';
import type { Topic } from '@binhan/common/topic';
import { commandSettings } from '../command-settings.ts';
import { loadService } from '../federation.ts';
import { projectFile } from '../project.ts';
import { readSubgraphs, typeDefsOf } from '../subgraphs.ts';
import type { PlacedName } from './forbidden-names.ts';
import { namesOfSdl, namesOfTables } from './placed-names.ts';

/** What the code of a service says about its contracts. */
export type ServiceContracts = { name: string; defined: string[]; read: string[]; names: PlacedName[] };

export async function readServiceContracts(): Promise<ServiceContracts[]> {
  const services: ServiceContracts[] = [];
  for (const subgraph of await readSubgraphs()) {
    const service = await loadService(subgraph.name);
    services.push({
      name: subgraph.name,
      defined: await definedTopics(subgraph.name),
      read: Object.keys(service.handlers ?? {}),
      names: [...namesOfSdl(subgraph.name, typeDefsOf(subgraph)), ...(await tableNames(service))],
    });
  }
  return services;
}

/** Every topic that the built code exports from its folder events/. */
async function definedTopics(service: string): Promise<string[]> {
  const folder = projectFile(`services/${service}/dist/events/`);
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.js'));
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href) as Promise<Record<string, unknown>>));
  return modules.flatMap((module) => Object.values(module).flatMap((value) => (isTopic(value) ? [value.name] : [])));
}

function isTopic(value: unknown): value is Topic {
  return typeof value === 'object' && value !== null && 'dataschema' in value && 'typeOf' in value;
}

async function tableNames(service: Service): Promise<PlacedName[]> {
  const database = await openDatabaseOf(service, commandSettings(['DATABASE_URL'], { DATABASE_URL: 'sqlite::memory:' }));
  try {
    return namesOfTables(service.name, database.write.entityMetadatas);
  } finally {
    await database.close();
  }
}
