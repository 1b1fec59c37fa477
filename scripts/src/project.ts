import { readFile, writeFile } from 'node:fs/promises';

const root = new URL('../../', import.meta.url);

/** A file of the project by its path from the root. */
export function projectFile(path: string): URL {
  return new URL(path, root);
}

/** Writes a generated file, or with `--check` fails when the committed one differs. */
export async function writeGenerated(path: string, text: string, command: string): Promise<void> {
  const file = projectFile(path);
  const old = await readFile(file, 'utf8').catch(() => '');
  if (old === text) return;
  if (process.argv.includes('--check')) throw new Error(`${path} is not what its sources give: run ${command}`);
  await writeFile(file, text);
  console.log(`${path} written`);
}
