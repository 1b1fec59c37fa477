import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { readSubgraphs } from '../subgraphs.ts';
import type { Engine } from './engines.ts';
import { type ServiceProcess, startProcess, untilReady } from './service-process.ts';
import { expectEqual, type Steps } from './steps.ts';
import { expectUnitsAway, expectUnitsBack, walk } from './walk.ts';
import { walkTip } from './walk-tip.ts';

const readyWithinMs = 60_000;
const endedWithinMs = 5000;

/** Starts every subgraph and the gateway as processes, walks, kills `units`, brings it back, and ends all in order. */
export async function smokeRun(engine: Engine, steps: Steps): Promise<void> {
  const processes = new Map<string, ServiceProcess>();
  const start = async (name: string, main: string, port: number, env: Record<string, string>) => {
    const one = startProcess({ name, main, port, env });
    processes.set(name, one);
    await untilReady(one, readyWithinMs);
  };
  try {
    const names = (await readSubgraphs()).map(({ name }) => name);
    const starts = new Map<string, () => Promise<void>>();
    const envs = new Map<string, Record<string, string>>();
    const urls: string[] = [];
    for (const name of names) {
      const env = await engine.prepare(name);
      envs.set(name, env);
      const port = await freePort();
      urls.push(`${name}=http://127.0.0.1:${port}/graphql`);
      const startAgain = () => start(name, `services/${name}/dist/main.js`, port, env);
      starts.set(name, startAgain);
      await steps.run(`${name} is ready`, startAgain);
    }
    const port = await freePort();
    const env = { ...engine.gateway, SUBGRAPH_URLS: urls.join(',') };
    await steps.run('the gateway is ready', () => start('gateway', 'gateway/dist/main.js', port, env));
    const url = `http://127.0.0.1:${port}/graphql`;

    await walk(url, engine.sign, steps);
    await walkTip({ url, sign: engine.sign, steps, env: envs.get('tips') ?? {} });
    await steps.run('units is killed: its fields are null with SUBGRAPH_UNAVAILABLE, indicator answers', async () => {
      const units = processes.get('units') as ServiceProcess;
      units.signal('SIGKILL');
      await units.ended;
      await expectUnitsAway(url, engine.sign);
    });
    await steps.run('units is started again and answers', async () => {
      await starts.get('units')?.();
      await expectUnitsBack(url, engine.sign);
    });
    for (const [name, one] of [...processes].reverse()) await steps.run(`${name} ends within 5 s of SIGTERM`, () => endInOrder(one));
  } finally {
    for (const one of processes.values()) one.signal('SIGKILL');
    await Promise.all([...processes.values()].map(({ ended }) => ended));
  }
}

async function endInOrder(one: ServiceProcess): Promise<void> {
  one.signal('SIGTERM');
  const exit = await Promise.race([one.ended, pause(endedWithinMs, undefined, { ref: false })]);
  if (!exit) throw new Error(`it still runs: ${one.lastLines()}`);
  expectEqual('its exit', exit, { code: 0, signal: null });
}
