import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';
import jest from '../../../../.config/jest.config.js';

const [, options] = Object.values(jest.transform)[0];

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { code } = await transform(await readFile(fileURLToPath(url), 'utf8'), { ...options, filename: fileURLToPath(url) });
  return { format: 'module', shortCircuit: true, source: code };
}
