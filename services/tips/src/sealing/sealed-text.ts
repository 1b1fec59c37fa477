import { open, type Place, seal } from './aead.ts';
import { pad, unpad } from './padding.ts';

/** A text as a sealed column keeps it: padded, so that its size says little, then encrypted. */
export function sealText(key: Uint8Array, place: Place, text: string, field: string): Buffer {
  return seal(key, place, pad(text, field));
}

export function openText(key: Uint8Array, place: Place, sealed: Uint8Array): string {
  return unpad(open(key, place, sealed));
}
