import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nativeScript } from '../native-script.ts';

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
  const mysql = (command: string) => nativeScript('infra/native/mysql.sh', [command], env);
  const kafka = (...words: string[]) => nativeScript('infra/native/kafka.sh', words, env);
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

/** A process that nobody reaps still has a number, and no command line. */
async function runs(pid: number): Promise<boolean> {
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')) !== '';
}
