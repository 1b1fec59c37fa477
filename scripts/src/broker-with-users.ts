import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { nativeScript } from './native-script.ts';

/** A broker on which everyone logs in, and may do what was granted. */
export type BrokerWithUsers = { brokers: string /** By the name of the user. */; passwords: Record<string, string>; stop(): Promise<void> };

/** Starts one of its own, with its state in the folder. */
export async function startBrokerWithUsers(folder: string): Promise<BrokerWithUsers> {
  const env = { ...process.env, ...(await sharedJars()), KAFKA_DIR: folder, KAFKA_PORT: String((await freePort()) - 2) };
  const kafka = (...words: string[]) => nativeScript('infra/native/kafka.sh', words, env);
  const brokers = await kafka('start', '1', '--sasl');
  const lines = (await readFile(join(folder, 'users'), 'utf8')).trim().split('\n');
  return { brokers, passwords: Object.fromEntries(lines.map((line) => line.split(' '))), stop: async () => void (await kafka('stop')) };
}

/** The jars of the cluster that the other tests run on, so that nothing is fetched again. */
async function sharedJars(): Promise<NodeJS.ProcessEnv> {
  const state = process.env.KAFKA_DIR ?? '/tmp/binhan-kafka';
  const jars = (await readdir(state).catch(() => [])).find((name) => name.startsWith('kafka-'));
  return jars && !process.env.KAFKA_LIB ? { KAFKA_LIB: join(state, jars) } : {};
}
