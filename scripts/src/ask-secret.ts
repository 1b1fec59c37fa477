import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Reads a secret from the terminal without showing it, or a line from a pipe. Never from an argument: those stand in the list of processes. */
export async function askSecret(question: string): Promise<string> {
  const { stdin, stderr } = process;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: Boolean(stdin.isTTY) });
  stderr.write(`${question}: `);
  try {
    return await lines.question('');
  } finally {
    lines.close();
    stderr.write('\n');
  }
}
