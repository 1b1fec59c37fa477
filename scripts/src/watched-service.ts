import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Guest } from './house.ts';
import { projectFile } from './project.ts';

const readyWithinMs = 30_000;
const stopWithinMs = 5000;

/** Starts a service on its own port, compiled and started anew when its sources, its contract or the shared library change. */
export function startWatched(name: string, host: string, port: number): Guest & { untilReady(): Promise<void> } {
  const compiler = run(['node_modules/typescript/bin/tsc', '-b', '--watch', '--preserveWatchOutput'], {});
  const watched = [`services/${name}/dist`, `services/${name}/src/schema`, 'services/common/dist'];
  const service = run(
    [...watched.map((path) => `--watch-path=${path}`), '--watch-preserve-output', '--enable-source-maps', `services/${name}/dist/main.js`],
    // Embedded like the rest of the house, whatever the shell holds.
    { LOG_LEVEL: 'info', ...process.env, HOST: host, PORT: String(port), DATABASE_URL: '', KAFKA_BROKERS: '' },
  );
  const base = `http://${host}:${port}`;
  return {
    name,
    url: `${base}/graphql`,
    async untilReady() {
      const limit = Date.now() + readyWithinMs;
      const isReady = () =>
        fetch(`${base}/health/live`).then(
          ({ ok }) => ok,
          () => false,
        );
      while (!(await isReady())) {
        if (service.exitCode !== null || Date.now() > limit) throw new Error(`${name} did not start at ${base}: see its messages above`);
        await pause(200);
      }
    },
    async stop() {
      await Promise.all([end(compiler, 'SIGINT'), end(service, 'SIGTERM')]);
    },
  };
}

/** In a group of its own: the compiler and `node --watch` start further processes, and all must end together. */
function run(args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, args, {
    cwd: fileURLToPath(projectFile('')),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
}

/** Asks the group to end (a watching compiler does so on SIGINT only); what does not hear it in time is ended. */
async function end({ pid }: ChildProcess, name: NodeJS.Signals): Promise<void> {
  if (pid === undefined || !signal(pid, name)) return;
  for (const limit = Date.now() + stopWithinMs; Date.now() < limit; await pause(100)) if (!signal(pid, 0)) return;
  signal(pid, 'SIGKILL');
}

/** False when no process of the group is left. */
function signal(group: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, name);
  } catch {
    return false;
  }
}
