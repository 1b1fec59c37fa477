import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { runChecks } from './checks.ts';
import { openCluster } from './cluster.ts';
import { watchCounters } from './consumer-counters.ts';
import { drain } from './drain.ts';
import { createFaultLog } from './fault-log.ts';
import { breakThings, untilHealthy } from './faults.ts';
import { type House, ofEach, openHouse, serviceNames } from './house.ts';
import { createLedger } from './ledger.ts';
import { nodeOptionsOf } from './mutants/list.ts';
import { createRandom } from './random.ts';
import { type Replica, startReplica } from './replica.ts';
import { printReport } from './report.ts';
import { type ServerPlaces, startServers } from './servers.ts';
import { startWriters } from './writers.ts';

export type ChaosOptions = ServerPlaces & { seconds: number; seed: number; rate: number; mutant?: string; keepServers?: true };

const replicasOfEach = 2;

/** The whole run; true when every check passed. */
export async function chaosRun(options: ChaosOptions, print: (line: string) => void): Promise<boolean> {
  const { seconds, seed, rate, folder, mutant } = options;
  print(`seed ${seed}, ${seconds} s, ${rate} mutations a second at most${mutant ? `, mutant ${mutant}` : ''}`);
  const servers = await startServers(options);
  const open: (() => Promise<unknown>)[] = options.keepServers ? [] : [() => servers.stop()];
  try {
    const tag = `chaos${Date.now().toString(36)}`;
    const house = await openHouse(servers, folder, tag);
    open.push(() => house.close());
    const cluster = await openCluster(house.kafka, house.topics);
    open.push(() => cluster.close());
    await untilHealthy(cluster);
    const replicas = await startReplicas(house, join(folder, 'logs', tag), mutant);
    open.push(() => Promise.all(replicas.map((replica) => replica.stop())));

    const random = createRandom(seed);
    const ledger = createLedger();
    const log = createFaultLog(print);
    const counters = watchCounters(replicas);
    const urls = ofEach((name) => replicas.filter(({ service }) => service === name).map(({ url }) => url));
    const writers = await startWriters({ house, urls, ledger, random: random.fork('writers'), rate });
    const over = new AbortController();
    // Ctrl-C ends a run early and in order, however often it comes: what was broken is mended and compared.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => over.abort());
    const breaking = breakThings({ replicas, servers, cluster, log, random, over: over.signal });
    // Should the harness itself fail, it does so at once.
    await Promise.race([pause(seconds * 1000, undefined, { signal: over.signal }).catch(() => {}), breaking]);
    over.abort();
    await breaking;
    await writers.stop();
    log.note('all is mended, waiting for the last events');
    const mended = performance.now();
    const left = await drain(replicas, house, cluster);
    const drained = ((performance.now() - mended) / 1000).toFixed(1);
    counters.stop();
    const { checks, history } = await runChecks(house, ledger, counters.gaps());
    const numbers = {
      seed,
      mutations: `${ledger.acknowledged.length} acknowledged, ${ledger.retries()} tries without an answer`,
      events: history.events - history.duplicates,
      lost: history.lost.length,
      phantom: history.phantom.length,
      'out of order': history.outOfOrder.length,
      'sent twice': history.duplicates,
      'duplicates dropped': `at least ${counters.duplicates()}`,
      ...log.counts(),
      'ends of a service by itself': replicas.reduce((sum, replica) => sum + replica.ownEnds(), 0),
      'drained after': `${drained} s`,
    };
    const passed = printReport(print, numbers, { 'everything drained after the last repair': left, ...checks });
    if (passed) await house.drop(); // otherwise its tables are what one looks into
    return passed;
  } finally {
    for (const close of open.reverse()) await close();
  }
}

async function startReplicas(house: House, logs: string, mutant: string | undefined): Promise<Replica[]> {
  await mkdir(logs, { recursive: true });
  const replicas: Replica[] = [];
  try {
    for (const service of serviceNames)
      for (let number = 1; number <= replicasOfEach; number++) {
        const name = `${service}-${number}`;
        const logFile = join(logs, `${name}.log`);
        const start = { name, service, port: await freePort(), env: house.env[service], nodeOptions: nodeOptionsOf(mutant), logFile };
        replicas.push(await startReplica(start));
      }
  } catch (error) {
    await Promise.all(replicas.map((replica) => replica.stop()));
    throw error;
  }
  return replicas;
}
