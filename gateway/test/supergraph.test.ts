import { rename, symlink, unlink, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startWorld, until } from './world.ts';

let world: Awaited<ReturnType<typeof startWorld>>;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.stop());

const knowsGreeting = async () => (await world.ask('{ greeting }')).data?.greeting === 'xin chào';
const refused = async () => /^binhan_gateway_supergraph_refused.* 1$/m.test(await (await fetch(`${world.home}/metrics`)).text());

test('a new supergraph is taken over while requests run, and none is dropped', async () => {
  const release = world.hold();
  const before = world.places.requests();
  const inFlight = Array.from({ length: 20 }, () => world.ask('{ wait visitCount }'));
  await until(() => world.places.requests() === before + 20);
  let swapped = false;
  const asking = (async () => {
    const answers = [];
    while (!swapped) answers.push(await world.ask('{ places { name visits } }'));
    return answers;
  })();

  await writeFile(world.file, world.supergraph(2));
  await until(knowsGreeting);
  swapped = true;
  release();

  for (const answer of await Promise.all(inFlight)) expect(answer).toMatchObject({ status: 200, data: { wait: 'done', visitCount: 4 } });
  const answers = await asking;
  expect(answers.length).toBeGreaterThan(0);
  for (const { status, errors } of answers) expect({ status, errors }).toEqual({ status: 200, errors: undefined });
});

test('a file that is replaced by a link, as in a mounted ConfigMap, is taken over too', async () => {
  await writeFile(`${world.file}.second`, world.supergraph(2));
  await symlink(`${world.file}.second`, `${world.file}.link`);
  await rename(`${world.file}.link`, world.file);
  await until(knowsGreeting);
});

test.each([
  ['does not parse', (text: string) => text.slice(0, text.length / 2)],
  ['is empty', () => ''],
  ['is no supergraph', () => 'type Query { greeting: String }'],
  ['joins a type that is not there', (text: string) => text.replaceAll('near: Place', 'near: Palace')],
])('a supergraph that %s is refused and the old one serves on, until a good one comes', async (_name, broken) => {
  await writeFile(world.file, broken(world.supergraph(2)));
  await until(refused);
  const { data, errors } = await world.ask('{ places { name visits near { id } } }');
  expect(errors).toBeUndefined();
  expect(data.places).toHaveLength(2);
  expect((await fetch(`${world.home}/health/ready`)).status).toBe(200);

  await writeFile(world.file, world.supergraph(2));
  await until(knowsGreeting);
  expect(await refused()).toBe(false);
});

test('a file that disappears changes nothing', async () => {
  await unlink(world.file);
  await until(refused);
  expect((await world.ask('{ visitCount }')).data).toEqual({ visitCount: 4 });
});
