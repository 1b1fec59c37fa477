import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Problem } from '@binhan/common/errors';

/** A picture with nothing but its pixels. */
export type Picture = { mediaType: 'image/jpeg' | 'image/png'; bytes: Buffer };
type Kind = 'jpeg' | 'png';

/** What a file is, its first bytes say; its name and what the client calls it do not. */
const beginnings: readonly (readonly [Kind, string])[] = [
  ['jpeg', 'ffd8ff'],
  ['png', '89504e470d0a1a0a'],
];

/**
 * Makes the picture anew from its pixels, so that what a camera writes beside them is gone: place, time, maker, preview,
 * colour profile, and what hangs behind its end.
 */
export async function cleanPicture(file: Buffer): Promise<Picture> {
  const start = file.toString('hex', 0, 8);
  const kind = beginnings.find(([, beginning]) => start.startsWith(beginning))?.[0];
  if (!kind) throw new Problem('FILE_TYPE');
  return { mediaType: `image/${kind}`, bytes: await inTurn(() => reEncode(kind, file)) };
}

const child = fileURLToPath(new URL('../child/re-encode.js', import.meta.url));
const refusals: Readonly<Record<number, string>> = { 3: 'FILE_BROKEN', 4: 'PICTURE_TOO_LARGE' };

const mostMs = 60_000;
const mostResultBytes = 40 * 1024 * 1024;
/** Memory of its own. The largest picture takes 530 MB while it is turned; one that wants more does not open. */
const mostKiB = 700_000;

/** child/re-encode.js: no environment, no inherited handle but its pipes, and an end to its time and, where there is a shell, to its memory. */
function reEncode(kind: Kind, file: Buffer): Promise<Buffer> {
  const command = [process.execPath, '--max-old-space-size=128', '--disable-wasm-trap-handler', child, kind];
  // Where memory is short all the same, the system ends the decoder and not the service.
  const limits = `ulimit -c 0 && ulimit -d ${mostKiB} || exit 1; { echo 1000 >/proc/self/oom_score_adj; } 2>/dev/null; exec "$0" "$@"`;
  const limited = ['/bin/sh', '-c', limits, ...command];
  const [program = '', ...args] = process.platform === 'linux' ? limited : command;
  const decoder = spawn(program, args, { env: {}, stdio: ['pipe', 'pipe', 'ignore'], timeout: mostMs, killSignal: 'SIGKILL' });
  decoder.stdin.on('error', () => {}); // it may end before it has read all
  decoder.stdin.end(file);
  return new Promise((resolve, reject) => {
    const result: Buffer[] = [];
    let bytes = 0;
    decoder.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > mostResultBytes) decoder.kill('SIGKILL');
      else result.push(chunk);
    });
    decoder.once('error', reject);
    decoder.once('close', (code, signal) => {
      if (code === 0 && bytes > 0) resolve(Buffer.concat(result));
      else if (bytes > mostResultBytes) reject(new Problem('PICTURE_TOO_LARGE'));
      else if (signal)
        reject(new Problem('FILE_BROKEN')); // out of time or memory, or its fault met something worse
      else
        reject(code && refusals[code] ? new Problem(refusals[code]) : new Error(`The decoder of pictures does not run: exit code ${code}`));
    });
  });
}

let last: Promise<unknown> = Promise.resolve();

/** One at a time: pictures must not take the machine from those who read and write. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => {});
  return turn;
}
