import { readdir, realpath } from 'node:fs/promises';
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

/** Names of installed packages. A link is one where it leads into a node_modules; other links are workspaces. */
async function packagesIn(folder: URL): Promise<string[]> {
  const names = await Promise.all(
    (await foldersIn(folder)).map(async (name) =>
      name.startsWith('@') ? (await foldersIn(new URL(`${name}/`, folder))).map((part) => `${name}/${part}`) : [name],
    ),
  );
  return names.flat();
}

async function foldersIn(folder: URL): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true }).catch(() => [])).filter(({ name }) => !name.startsWith('.'));
  const leadsToPackages = async (name: string) => /[\\/]node_modules[\\/]/.test(await realpath(new URL(name, folder)));
  const names = entries.map(async (entry) => {
    const isFolder = entry.isSymbolicLink() ? await leadsToPackages(entry.name) : entry.isDirectory();
    return isFolder ? [entry.name] : [];
  });
  return (await Promise.all(names)).flat();
}
