import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Guest } from './house.ts';
import { projectFile } from './project.ts';

const readyWithinMs = 30_000;

/** Starts a service on its own port, compiled and started anew when its sources, its contract or the shared library change. */
export function startWatched(name: string, host: string, port: number): Guest & { untilReady(): Promise<void> } {
  const compiler = run(['node_modules/typescript/bin/tsc', '-b', '--watch', '--preserveWatchOutput'], {});
  const watched = [`services/${name}/dist`, `services/${name}/src/schema`, 'services/common/dist'];
  const service = run(
    [...watched.map((path) => `--watch-path=${path}`), '--watch-preserve-output', '--enable-source-maps', `services/${name}/dist/main.js`],
    { LOG_LEVEL: 'info', ...process.env, HOST: host, PORT: String(port) },
  );
  const base = `http://${host}:${port}`;
  return {
    name,
    url: `${base}/graphql`,
    async untilReady() {
      const end = Date.now() + readyWithinMs;
      const isReady = () =>
        fetch(`${base}/health/live`).then(
          ({ ok }) => ok,
          () => false,
        );
      while (!(await isReady())) {
        if (service.exitCode !== null || Date.now() > end) throw new Error(`${name} did not start at ${base}: see its messages above`);
        await pause(200);
      }
    },
    async stop() {
      await Promise.all([compiler, service].map(end));
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

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGTERM');
  await ended;
}
