import type { ValueTransformer } from 'typeorm';

/** Bytes of a row as a Buffer: the embedded database hands out an ArrayBuffer. */
export const asBuffer: ValueTransformer = {
  to: (value: Buffer | null | undefined) => value,
  from: (value: ArrayBuffer | Buffer | null) => (value === null ? null : Buffer.from(value as Buffer)),
};
