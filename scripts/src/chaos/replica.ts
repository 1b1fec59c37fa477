import { createWriteStream } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isReady, type ServiceProcess, startProcess, untilReady } from '../smoke/service-process.ts';
import type { ServiceName } from './house.ts';

/** One replica of a service under a supervisor: whenever its process ends, another one is started. */
export type Replica = {
  readonly name: string;
  readonly service: ServiceName;
  readonly url: string;
  readonly port: number;
  paused(): boolean;
  ready(): Promise<boolean>;
  kill(): void;
  pause(ms: number): Promise<void>;
  /** Ends that nobody caused from here: a database that is away at the start, a dead consumer. */
  ownEnds(): number;
  /** SIGTERM; false when it did not end in order. */
  stop(): Promise<boolean>;
};

export type ReplicaStart = {
  name: string;
  service: ServiceName;
  port: number;
  env: Record<string, string>;
  nodeOptions: readonly string[];
  logFile: string;
};

const firstReadyMs = 60_000;
const orderlyEndMs = 20_000;

/** Resolves when it is ready for the first time; rejects when its first process ends before. */
export async function startReplica({ name, service, port, env, nodeOptions, logFile }: ReplicaStart): Promise<Replica> {
  const log = createWriteStream(logFile);
  const start = () =>
    startProcess({ name, main: `services/${service}/dist/main.js`, port, env, nodeOptions, onLine: (line) => log.write(`${line}\n`) });
  let current: ServiceProcess = start();
  let stopping = false;
  let paused = false;
  let killed = false;
  let ownEnds = 0;

  const supervise = async () => {
    for (;;) {
      await current.ended;
      if (stopping) return;
      if (!killed) {
        ownEnds++;
        await pause(500); // as a supervisor that holds back a process which ends at once
      }
      if (stopping) return;
      killed = false;
      current = start();
    }
  };

  try {
    await untilReady(current, firstReadyMs);
  } catch (error) {
    current.signal('SIGKILL');
    throw error;
  }
  const supervision = supervise();
  return {
    name,
    service,
    port,
    url: `http://127.0.0.1:${port}/graphql`,
    paused: () => paused,
    ready: () => isReady(port),
    kill() {
      killed = true;
      current.signal('SIGKILL');
    },
    async pause(ms) {
      const held = current;
      paused = true;
      held.signal('SIGSTOP');
      await pause(ms);
      held.signal('SIGCONT');
      paused = false;
    },
    ownEnds: () => ownEnds,
    async stop() {
      stopping = true;
      current.signal('SIGTERM');
      const exit = await Promise.race([current.ended, pause(orderlyEndMs, undefined, { ref: false })]);
      if (!exit) current.signal('SIGKILL');
      await supervision;
      log.end();
      return exit?.code === 0;
    },
  };
}
