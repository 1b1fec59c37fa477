// node --import ./typescript.js FILE.ts: runs the sources themselves in a process of their own, compiled as the tests are.
import { register } from 'node:module';

register('./typescript-hooks.js', import.meta.url);
