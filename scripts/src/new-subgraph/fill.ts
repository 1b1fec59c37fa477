import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Replaces `__key__` by its value. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/__([A-Za-z]+)__/g, (whole, key: string) => values[key] ?? whole);
}

/** Writes every file of a folder of templates with its name and its text filled in; returns their paths. */
export async function fillFolder(from: URL, to: URL, values: Readonly<Record<string, string>>): Promise<string[]> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const folder = fileURLToPath(from);
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
  return Promise.all(
    paths.map(async (path) => {
      const target = new URL(fill(path, values), to);
      await mkdir(new URL('.', target), { recursive: true });
      await writeFile(target, fill(await readFile(new URL(path, from), 'utf8'), values));
      return fill(path, values);
    }),
  );
}
