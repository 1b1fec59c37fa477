import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

let piped: AsyncIterator<string> | undefined;

/** Reads a secret from the terminal without showing it, or the next line of a pipe. Never from an argument: those stand in the list of processes. */
export async function askSecret(question: string): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) {
    // One reader for all questions: it reads ahead.
    piped ??= createInterface({ input: stdin })[Symbol.asyncIterator]();
    const { value, done } = await piped.next();
    if (done) throw new Error(`No line on standard input for: ${question}`);
    return value;
  }
  const silent = new Writable({ write: (_chunk, _encoding, written) => written() });
  const lines = createInterface({ input: stdin, output: silent, terminal: true });
  stderr.write(`${question}: `);
  try {
    return await lines.question('');
  } finally {
    lines.close();
    stderr.write('\n');
  }
}
