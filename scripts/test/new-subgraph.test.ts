import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ask, eventually } from '@binhan/common/testing';
import { unitsIn } from '@binhan/units/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
let copy: string;
let house: ChildProcess | undefined;

/** The sources of the tree, with the packages that are installed in it and workspaces of its own. */
async function copyOfTheTree(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'new-subgraph-'));
  const made = ['node_modules', 'dist', 'generated', 'coverage', '.git'];
  const isSource = (path: string) => !made.includes(basename(path)) && path !== join(root, 'data');
  for (const entry of await readdir(root))
    if (isSource(join(root, entry))) await cp(join(root, entry), join(folder, entry), { recursive: true, filter: isSource });
  await mkdir(join(folder, 'node_modules/@binhan'), { recursive: true });
  for (const entry of await readdir(join(root, 'node_modules')))
    if (entry !== '@binhan') await symlink(join(root, 'node_modules', entry), join(folder, 'node_modules', entry));
  for (const name of await readdir(join(folder, 'services'))) await link(folder, `services/${name}`);
  for (const name of ['gateway', 'scripts']) await link(folder, name);
  return folder;
}

const link = (folder: string, workspace: string) =>
  symlink(join(folder, workspace), join(folder, 'node_modules/@binhan', basename(workspace)));

/** Runs a command of the copy; all that it said is in the error when it fails. */
async function npm(...args: string[]): Promise<string> {
  const done = run('npm', ['run', '--silent', ...args], { cwd: copy, env: { ...process.env, NODE_OPTIONS: '' } });
  const { stdout } = await done.catch((error: Error & { stdout: string; stderr: string }) => {
    throw new Error(`npm run ${args.join(' ')} failed:\n${error.stdout}\n${error.stderr}`);
  });
  return stdout;
}

function startHouse(): Promise<string> {
  const child = spawn(process.execPath, ['scripts/dist/start.js', '--no-sample-data'], {
    cwd: copy,
    env: { ...process.env, PORT: '0', BINHAN_DATA: join(copy, 'data') },
  });
  house = child;
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (text: Buffer) => {
      said += text;
      const url = /GraphQL: (\S+)/.exec(said)?.[1];
      if (url) resolve(url);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}: ${said}`)));
  });
}

async function bearer(...claims: string[]): Promise<Record<string, string>> {
  const env = { ...process.env, BINHAN_DATA: join(copy, 'data') };
  const { stdout } = await run(process.execPath, ['scripts/bin/binhan.js', 'token', ...claims], { cwd: copy, env });
  return { authorization: `Bearer ${stdout.trim()}` };
}

beforeAll(async () => {
  copy = await copyOfTheTree();
});

afterAll(async () => {
  if (house && house.exitCode === null) {
    const ended = new Promise((resolve) => house?.once('exit', resolve));
    house.kill();
    await ended;
  }
  await rm(copy, { recursive: true, force: true });
});

test('a new subgraph passes its own tests and answers through the gateway', async () => {
  expect(await npm('new-subgraph', '--', 'patrols', '--type', 'NightPatrol')).toContain('npm run compose');
  await link(copy, 'services/patrols');
  await npm('compose');
  await npm('test', '--', 'services/patrols');
  await npm('contracts');

  const url = await startHouse();
  const officer = await bearer('--role', 'PROVINCIAL_OFFICER');
  const asOfficer = { ask: (query: string, variables?: object) => ask(url, query, variables, officer) };
  const { id: unit } = await unitsIn(asOfficer).activeUnit();
  const head = await bearer('--role', 'UNIT_HEAD', '--unit', unit);
  const draft = `mutation { draftNightPatrol(input: { unitId: "${unit}", name: "Hoa Ban" }) { nightPatrol { name state unit { id } } } }`;
  // Its unit comes by an event, within a second.
  await eventually(async () =>
    expect(await ask(url, draft, {}, head)).toEqual({
      data: { draftNightPatrol: { nightPatrol: { name: 'Hoa Ban', state: 'DRAFT', unit: { id: unit } } } },
    }),
  );
  expect(await ask(url, '{ nightPatrols { totalCount nodes { name } } }', {}, head)).toEqual({
    data: { nightPatrols: { totalCount: 1, nodes: [{ name: 'Hoa Ban' }] } },
  });
});
