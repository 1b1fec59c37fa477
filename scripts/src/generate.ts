import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as resolvers from '@graphql-codegen/typescript-resolvers';
import { type DocumentNode, Kind, type ObjectTypeDefinitionNode } from 'graphql';
import { projectFile } from './project.ts';
import { readSubgraphs, type SubgraphEntry, typeDefsOf } from './subgraphs.ts';

type Mappers = Record<string, string>;

/** What resolvers get for the types of common.graphql that have an entity. */
const commonMappers: Mappers = {
  AuditEntry: "import('@binhan/common/audit').AuditEntry",
  AuditEntryConnection: "import('@binhan/common/connection').Connection<import('@binhan/common/audit').AuditEntry>",
};

// Makes services/*/src/generated/types.ts from the SDL; skips a service whose sources are older than what was made from them.
for (const subgraph of await readSubgraphs()) if (await isStale(subgraph)) await generate(subgraph);

async function generate(subgraph: SubgraphEntry): Promise<void> {
  const schema = typeDefsOf(subgraph);
  const folder = `services/${subgraph.name}`;
  const config = {
    federation: true,
    useTypeImports: true,
    enumsAsTypes: true,
    emitLegacyCommonJSImports: false,
    importExtension: '.ts',
    contextType: '../context.ts#Context',
    mappers: await mappersOf(folder, schema),
    scalars: { LocalDate: 'string', DateTime: 'Date', ID: 'string' },
  };
  const plugins = { plugins: [{ typescript: {} }, { resolvers: {} }], pluginMap: { typescript, resolvers } };
  const types = await codegen({ documents: [], filename: 'types.ts', config, schema, ...plugins });
  await mkdir(projectFile(`${folder}/src/generated/`), { recursive: true });
  await writeFile(projectFile(`${folder}/src/generated/types.ts`), types);
}

/**
 * What resolvers get for a type: the entity class of its name, a page of it for its connection, ids for a payload, an id
 * for an entity of another service, and what the service's package.json says for the rest.
 */
async function mappersOf(folder: string, schema: DocumentNode): Promise<Mappers> {
  const entities = await entityClasses(`${folder}/src/entities/`);
  const { codegen: own } = JSON.parse(await readFile(projectFile(`${folder}/package.json`), 'utf8')) as { codegen?: { mappers: Mappers } };
  const objects = schema.definitions.filter((one): one is ObjectTypeDefinitionNode => one.kind === Kind.OBJECT_TYPE_DEFINITION);
  const derived = objects.flatMap(({ name: { value: name }, directives }) => {
    const entity = (type: string) => `import('../entities/${entities.get(type)}').${type}`;
    const node = name.replace(/Connection$/, '');
    if (entities.has(name)) return [[name, entity(name)]];
    if (node !== name && entities.has(node)) return [[name, `import('@binhan/common/connection').Connection<${entity(node)}>`]];
    if (name.endsWith('Payload')) return [[name, "import('@binhan/common/mutations').Payload"]];
    return directives?.some((directive) => directive.name.value === 'key') ? [[name, '{ id: string }']] : [];
  });
  return { ...commonMappers, ...Object.fromEntries(derived), ...own?.mappers };
}

async function entityClasses(folder: string): Promise<Map<string, string>> {
  const files = await readdir(projectFile(folder)).catch(() => []);
  const found = await Promise.all(
    files.map(async (file) =>
      [...(await readFile(projectFile(folder + file), 'utf8')).matchAll(/^export class (\w+)/gm)].map(
        ([, name = '']) => [name, file] as const,
      ),
    ),
  );
  return new Map(found.flat());
}

async function isStale({ name, sdl }: SubgraphEntry): Promise<boolean> {
  const made = await modified(`services/${name}/src/generated/types.ts`);
  const files = (await readdir(projectFile(sdl))).map((file) => sdl + file);
  const sources = [
    ...files,
    `services/${name}/src/entities`,
    `services/${name}/package.json`,
    'services/common/src/common.graphql',
    'scripts/src/generate.ts',
  ];
  const times = await Promise.all(sources.map(modified));
  return times.some((time) => time > made);
}

async function modified(path: string): Promise<number> {
  return (await stat(projectFile(path)).catch(() => undefined))?.mtimeMs ?? 0;
}
