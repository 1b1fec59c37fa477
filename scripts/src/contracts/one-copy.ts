import { readdir } from 'node:fs/promises';
import { type Findings, findings } from './findings.ts';

/** Several copies break query planning in ways that no message explains (architecture.md 6). */
export async function oneCopy(packageName: string, root: URL, workspaces: readonly string[]): Promise<Findings> {
  const places = ['', ...workspaces.map((path) => `${path}/`)].map((path) => `${path}node_modules/`);
  const copies = (await Promise.all(places.map((path) => copiesOf(packageName, new URL(path, root), path)))).flat();
  if (copies.length === 1) return findings();
  return findings([
    copies.length
      ? `${packageName} is installed ${copies.length} times: ${copies.join(', ')}. Give @apollo/gateway, composition and subgraph one version`
      : `${packageName} is not installed: run npm install`,
  ]);
}

async function copiesOf(packageName: string, folder: URL, path: string): Promise<string[]> {
  const found = await Promise.all(
    (await packagesIn(folder)).map(async (name) => [
      ...(name === packageName ? [path + name] : []),
      ...(await copiesOf(packageName, new URL(`${name}/node_modules/`, folder), `${path}${name}/node_modules/`)),
    ]),
  );
  return found.flat();
}

/** Names of installed packages. Links are left out: they lead to the workspaces. */
async function packagesIn(folder: URL): Promise<string[]> {
  const folders = async (at: URL) => {
    const entries = await readdir(at, { withFileTypes: true }).catch(() => []);
    return entries.flatMap((entry) => (entry.isDirectory() && !entry.name.startsWith('.') ? [entry.name] : []));
  };
  const names = await Promise.all(
    (await folders(folder)).map(async (name) =>
      name.startsWith('@') ? (await folders(new URL(`${name}/`, folder))).map((part) => `${name}/${part}`) : [name],
    ),
  );
  return names.flat();
}
