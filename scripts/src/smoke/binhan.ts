import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { projectFile } from '../project.ts';

const program = fileURLToPath(projectFile('scripts/bin/binhan.js'));

/** Runs `npx binhan` as an operator does; `typed` is what standard input gets. Answers what it printed, or throws what went wrong. */
export async function binhan(args: readonly string[], env: Record<string, string>, typed = ''): Promise<string> {
  const child = spawn(process.execPath, [program, ...args], { env, stdio: 'pipe' });
  child.stdin.end(typed);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [code, printed, wrong] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (code !== 0) throw new Error(`binhan ${args[0]} ended with ${code}: ${wrong.trim()}`);
  return printed.trim();
}
