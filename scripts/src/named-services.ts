import { readSubgraphs } from './subgraphs.ts';

/** The services of these names, or all of them; an unknown name is told which there are. */
export async function namedServices(names: readonly string[]): Promise<string[]> {
  const all = (await readSubgraphs()).map(({ name }) => name);
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new Error(`There is no service ${unknown}. Services: ${all.join(', ')}`);
  return names.length ? [...names] : all;
}
