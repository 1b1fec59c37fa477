import { readFile } from 'node:fs/promises';
import { readSdl } from '@binhan/common/sdl';
import type { DocumentNode } from 'graphql';
import { parse } from 'yaml';
import { projectFile } from './project.ts';

export type SubgraphEntry = { name: string; url: string; sdl: string };

/** The list of schemas/subgraphs.yaml. */
export async function readSubgraphs(): Promise<SubgraphEntry[]> {
  const { subgraphs } = parse(await readFile(projectFile('schemas/subgraphs.yaml'), 'utf8')) as { subgraphs: SubgraphEntry[] };
  return subgraphs;
}

export function typeDefsOf({ sdl }: SubgraphEntry): DocumentNode {
  return readSdl(projectFile(sdl));
}
