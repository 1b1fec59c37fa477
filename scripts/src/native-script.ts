import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { projectFile } from './project.ts';

/** Runs a script of infra/native. Answers what it prints on standard output; throws what it had to say on the other one. */
export function nativeScript(path: string, words: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    // Detached: Ctrl-C goes to a whole process group, and would break off the very script that mends a server.
    const child = spawn(fileURLToPath(projectFile(path)), words, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        said[stream] += text;
      });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(said.stdout.trim());
      else reject(new Error(`${path} ${words.join(' ')} failed: ${said.stderr.trim() || `it ended with ${signal ?? code}`}`));
    });
  });
}
