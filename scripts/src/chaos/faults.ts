import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import type { FaultLog } from './fault-log.ts';
import { serviceNames } from './house.ts';
import type { Random } from './random.ts';
import type { Replica } from './replica.ts';
import type { Servers } from './servers.ts';

export type World = { replicas: readonly Replica[]; servers: Servers; cluster: Cluster; log: FaultLog; random: Random; over: AbortSignal };

const shortPauseMs = 5000;
/** Longer than the lease of a relay (15 s) and than a group waits for a silent consumer (9 s): others have taken over when it goes on. */
const longPauseMs = 20_000;

/** Breaks things until the signal, each lane one thing after the other; resolves when the last one is mended. */
export async function breakThings(world: World): Promise<void> {
  await Promise.all([breakServices(world), breakBrokers(world), breakDatabase(world)]);
}

/** Waits; false when the run is over. */
async function wait(ms: number, over: AbortSignal): Promise<boolean> {
  await pause(ms, undefined, { signal: over }).catch(() => {});
  return !over.aborted;
}

function killOne({ replicas, log, random }: Pick<World, 'replicas' | 'log' | 'random'>, kind = 'kill of a service'): void {
  const target = random.pick(replicas);
  log.tell(kind, target.name);
  target.kill();
}

async function breakServices({ replicas, log, over, ...world }: World): Promise<void> {
  const random = world.random.fork('services');
  const held: Promise<void>[] = [];
  let longPause = false;
  const hold = (target: Replica, ms: number) => {
    log.tell(ms > shortPauseMs ? 'long pause of a service' : 'pause of a service', `${target.name} for ${ms / 1000} s`);
    return target.pause(ms);
  };
  while (await wait(random.between(2500, 6500), over)) {
    const awake = replicas.filter((one) => !one.paused());
    if (!awake.length) continue;
    const target = random.pick(awake);
    const fault = random.weighted({ kill: 45, killBoth: 15, pause: 25, longPause: 15 });
    if (fault === 'pause') held.push(hold(target, shortPauseMs));
    else if (fault === 'longPause' && !longPause) {
      longPause = true;
      const ended = hold(target, longPauseMs).then(() => {
        longPause = false;
      });
      held.push(ended);
    } else if (fault === 'killBoth')
      for (const one of replicas.filter(({ service }) => service === target.service)) {
        log.tell('kill of a service', one.name);
        one.kill();
      }
    else killOne({ replicas: [target], log, random });
  }
  await Promise.all(held);
}

/** Never two brokers at once: that would be a cluster that is away, which promises nothing. */
async function breakBrokers({ servers, cluster, log, over, ...world }: World): Promise<void> {
  const random = world.random.fork('brokers');
  while (await wait(random.between(2000, 5000), over)) {
    const number = await cluster.busiestBroker().catch(() => 1);
    const fault = random.weighted({ kill: 35, roll: 25, pause: 40 });
    const target = `broker ${number}, which leads most`;
    if (fault === 'pause') {
      // The controller takes a broker for dead after 9 s: some pauses move its partitions, some do not.
      const ms = random.pick([4000, 12_000, 12_000]);
      log.tell('pause of a broker', `${target}, for ${ms / 1000} s`);
      await servers.broker('pause', number);
      await pause(ms);
      await servers.broker('resume', number);
    } else {
      log.tell(fault === 'kill' ? 'kill of a broker' : 'roll of a broker', target);
      if (fault === 'kill') await servers.broker('kill', number);
      else await servers.endBroker(number);
      await pause(fault === 'kill' ? random.between(4000, 13_000) : 1000);
      await servers.broker('up', number);
    }
    await untilHealthy(cluster);
    log.note(`broker ${number} is back`);
  }
}

export async function untilHealthy(cluster: Cluster, timeoutMs = 180_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await cluster.healthy().catch(() => false))) {
    if (Date.now() > end) throw new Error(`The brokers did not catch up with each other within ${timeoutMs / 1000} s`);
    await pause(250);
  }
}

/** A database that goes away, most times followed by a process that had work in hand: the hardest moment for effects. */
async function breakDatabase({ servers, replicas, log, over, ...world }: World): Promise<void> {
  const random = world.random.fork('database');
  while (await wait(random.between(20_000, 40_000), over)) {
    log.tell('kill of the database', '');
    await servers.mysql('kill');
    await pause(random.between(500, 1500));
    const wanted = random.pick(serviceNames);
    if (random.chance(0.8)) killOne({ replicas: replicas.filter(({ service }) => service === wanted), log, random });
    await pause(random.between(500, 2500));
    await servers.mysql('up');
    log.note('the database is back');
  }
}
