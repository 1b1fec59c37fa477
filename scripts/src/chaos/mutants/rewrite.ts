import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { projectFile } from '../../project.ts';

/** One exact text of one compiled file, and what stands there instead. */
export type Rewrite = { file: string; text: string; instead: string };

/** Rewrites a module in memory when it is loaded: nothing in the product knows of it. Throws when the text is not there once. */
export function rewrite({ file, text, instead }: Rewrite): void {
  const url = projectFile(file);
  const found = readFileSync(url, 'utf8').split(text).length - 1;
  if (found !== 1) throw new Error(`The mutant does not fit any more: its text is ${found} times in ${file}`);
  register('./rewrite-hook.js', import.meta.url, { data: { url: url.href, text, instead } });
}
