import { readFileSync } from 'node:fs';

/** A file of data/, which is part of this version of the service. */
export function readData<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8')) as T;
}
