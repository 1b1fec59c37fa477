import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { projectFile } from '../project.ts';

/** How a run of an example ended: what it printed, and what it found wrong. */
type Outcome = { code: number | null; printed: string; wrong: string };

/** A worked example as its README has it: how to install it, and how to run it. */
export type Example = {
  name: string;
  install(): Promise<void>;
  run(args: readonly string[], env?: Record<string, string>): Promise<Outcome>;
};

const folder = fileURLToPath(projectFile('scripts/analysts/'));

/** The examples of scripts/analysts; `scratch` is a folder for what Python installs. */
export function workedExamples(scratch: string): readonly Example[] {
  const python = join(scratch, 'python');
  const inDuckdb = { cwd: join(folder, 'duckdb') };
  const inPython = { cwd: join(folder, 'python') };
  return [
    {
      name: 'DuckDB from Node',
      install: () => mustRun('npm', ['ci', '--no-audit', '--no-fund'], inDuckdb),
      run: (args, env) => run(process.execPath, ['figures.js', ...args], { ...inDuckdb, env }),
    },
    {
      name: 'DuckDB from Python',
      async install() {
        await mustRun('python3', ['-m', 'venv', python], inPython);
        await mustRun(join(python, 'bin/pip'), ['install', '--quiet', '--require-hashes', '-r', 'requirements.txt'], inPython);
      },
      run: (args, env) => run(join(python, 'bin/python'), ['figures.py', ...args], { ...inPython, env }),
    },
  ];
}

type Place = { cwd: string; env?: Record<string, string> | undefined };

/** The program gets the settings of Kafka that it is given, and none of this process. */
async function run(program: string, args: readonly string[], { cwd, env = {} }: Place): Promise<Outcome> {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('KAFKA_')));
  const child = spawn(program, args, { cwd, env: { ...own, PYTHONDONTWRITEBYTECODE: '1', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject));
  const [code, printed, wrong] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, printed: printed.trimEnd(), wrong: wrong.trimEnd() };
}

async function mustRun(program: string, args: readonly string[], place: Place): Promise<void> {
  const { code, printed, wrong } = await run(program, args, place);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${wrong || printed}`);
}
