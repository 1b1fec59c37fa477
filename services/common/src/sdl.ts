import { readdirSync, readFileSync } from 'node:fs';
import { type DocumentNode, parse } from 'graphql';
import { describeConventions } from './sdl-conventions.ts';

const common = new URL('../src/common.graphql', import.meta.url);

/** The SDL of a subgraph: what all have in common, then the files of its schema folder in the order of their names. */
export function readSdl(folder: URL): DocumentNode {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort();
  const sources = [common, ...files.map((name) => new URL(name, folder))].map((file) => readFileSync(file, 'utf8'));
  return describeConventions(parse(sources.join('\n')));
}
