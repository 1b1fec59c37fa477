import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { projectFile } from '../project.ts';

/** MySQL and three brokers of this run's own, which may be broken at will. */
export type Servers = {
  mysqlUrl: string;
  brokers: string;
  mysql(command: 'kill' | 'up'): Promise<void>;
  broker(command: 'kill' | 'up' | 'pause' | 'resume', number: number): Promise<void>;
  /** SIGTERM: the broker hands its partitions over while clients are still connected to it. */
  endBroker(number: number): Promise<void>;
  stop(): Promise<void>;
};

export type ServerPlaces = { folder: string; mysqlPort: number; kafkaPort: number };

const brokerNumbers = [1, 2, 3] as const;

export async function startServers({ folder, mysqlPort, kafkaPort }: ServerPlaces): Promise<Servers> {
  const kafkaFolder = join(folder, 'kafka');
  const env = {
    ...process.env,
    MYSQL_DIR: join(folder, 'mysql'),
    MYSQL_PORT: String(mysqlPort),
    KAFKA_DIR: kafkaFolder,
    KAFKA_PORT: String(kafkaPort),
  };
  const mysql = (command: string) => runScript('infra/native/mysql.sh', [command], env);
  const kafka = (...words: string[]) => runScript('infra/native/kafka.sh', words, env);
  const mysqlUrl = await mysql('start');
  const brokers = await kafka('start', String(brokerNumbers.length));
  return {
    mysqlUrl,
    brokers,
    mysql: async (command) => void (await mysql(command)),
    broker: async (command, number) => void (await kafka(command, String(number))),
    async endBroker(number) {
      const pid = Number(await readFile(join(kafkaFolder, `${number}.pid`), 'utf8'));
      process.kill(pid, 'SIGTERM');
      for (let waited = 0; waited < 15_000 && (await runs(pid)); waited += 100) await pause(100);
    },
    async stop() {
      await Promise.all([mysql('stop'), kafka('stop')]);
    },
  };
}

/** What it prints on standard output; on failure what it had to say on the other one. */
function runScript(path: string, words: string[], env: NodeJS.ProcessEnv): Promise<string> {
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

/** A process that nobody reaps still has a number, and no command line. */
async function runs(pid: number): Promise<boolean> {
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')) !== '';
}
