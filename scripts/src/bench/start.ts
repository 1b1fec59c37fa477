import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { row } from './place.ts';

const program = fileURLToPath(new URL('../start.js', import.meta.url));

/** From the start of the process to the greeting, with an empty data folder and again with a full one; memory when it is idle. */
export async function start(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'binhan-bench-'));
  row('start', 'seconds', 'memory MiB');
  for (const name of ['first', 'later']) {
    const { seconds, mebibytes } = await startOnce(folder);
    row(name, seconds.toFixed(1), mebibytes);
  }
  await rm(folder, { recursive: true });
}

async function startOnce(folder: string): Promise<{ seconds: number; mebibytes: number }> {
  const begun = performance.now();
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, BINHAN_DATA: folder, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => text.includes('Ctrl-C') && resolve());
    child.once('exit', (code) => reject(new Error(`start ended with ${code}`)));
  });
  const seconds = (performance.now() - begun) / 1000;
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
  const mebibytes = Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
  child.kill('SIGINT');
  await ended;
  return { seconds, mebibytes };
}
