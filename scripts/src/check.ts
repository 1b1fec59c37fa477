import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { failWithMessage } from './fail.ts';
import { projectFile } from './project.ts';

/** What must hold before a change lands, besides the tests. Each is a program of its own, run from the root. */
const steps: readonly (readonly [name: string, program: string, ...args: string[]])[] = [
  ['types', 'node_modules/typescript/bin/tsc', '-b'],
  ['format and lint', 'node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '--log-level=warn', '.'],
  [
    'layers',
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.config/dependency-cruiser.mjs',
    'gateway',
    'services',
    'scripts',
  ],
  ['unused code and packages', 'node_modules/knip/bin/knip.js', '--config', '.config/knip.json'],
  ['generated documents', 'scripts/dist/docs.js', '--check'],
  ['contracts', 'scripts/dist/contracts.js'],
];

await new Command('npm run check')
  .description(`Runs every check that is no test, all of them even when one fails: ${steps.map(([name]) => name).join(', ')}.`)
  .action(async () => {
    const failed: string[] = [];
    for (const [name, program, ...args] of steps) {
      const started = Date.now();
      const { code, said } = await run(program, args);
      console.log(`${code ? '✗' : '✓'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      if (!code) continue;
      failed.push(name);
      console.log(said.replace(/^(?=.)/gm, '    '));
    }
    if (failed.length) throw new Error(`Failed: ${failed.join(', ')}`);
  })
  .parseAsync()
  .catch(failWithMessage);

function run(program: string, args: readonly string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: fileURLToPath(projectFile('')), stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => {
        said += text;
      });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, said: said.trimEnd() }));
  });
}
