import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** Runs a script of this folder with the sources in a process of its own; answers when that has ended. */
export async function runChild(script: string, args: readonly string[]): Promise<{ code: number | null; stderr: string }> {
  const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(process.execPath, ['--import', path('typescript.js'), path(script), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [code, stderr] = await Promise.all([ended, text(child.stderr)]);
  return { code, stderr };
}
