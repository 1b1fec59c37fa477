import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { projectFile } from '../project.ts';

type Exit = { code: number | null; signal: NodeJS.Signals | null };

export type ServiceProcess = {
  readonly name: string;
  readonly port: number;
  /** Resolves when it has ended. */
  readonly ended: Promise<Exit>;
  running(): boolean;
  signal(signal: NodeJS.Signals): void;
  /** The last it had to say, for the message of a failure. */
  lastLines(): string;
};

export type ServiceStart = {
  name: string;
  /** The main.js, by its path from the root of the project. */
  main: string;
  port: number;
  /** Everything that it gets: nothing of this process's own environment goes on. */
  env: Record<string, string>;
  nodeOptions?: readonly string[];
  /** Every line of its log. */
  onLine?: (line: string) => void;
};

const keptCharacters = 4000;

/** Starts a service as production does: a process of its own that knows its environment and nothing else. */
export function startProcess({ name, main, port, env, nodeOptions = [], onLine }: ServiceStart): ServiceProcess {
  const script = fileURLToPath(projectFile(main));
  const child = spawn(process.execPath, [...nodeOptions, script], {
    env: { ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let kept = '';
  let open = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      kept = (kept + text).slice(-keptCharacters);
      const lines = (open + text).split('\n');
      open = lines.pop() ?? '';
      for (const line of lines) onLine?.(line);
    });
  const ended = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', (error) => {
      kept += error.message;
      resolve({ code: -1, signal: null });
    });
  });
  return {
    name,
    port,
    ended,
    running: () => child.exitCode === null && child.signalCode === null,
    signal: (signal) => void child.kill(signal),
    lastLines: () => kept.trim().split('\n').slice(-3).join('\n'),
  };
}

/** Waits until `/health/ready` says so. Ends with what the process said when it ends before, or when the time is over. */
export async function untilReady(service: ServiceProcess, timeoutMs: number): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end) {
    if (!service.running()) throw new Error(`${service.name} ended while starting: ${service.lastLines()}`);
    if (await isReady(service.port)) return;
    await pause(100);
  }
  throw new Error(`${service.name} was not ready within ${timeoutMs / 1000} s: ${service.lastLines()}`);
}

export async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.status === 200;
}
