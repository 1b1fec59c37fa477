/** Folder of this service's part of the contract. */
export const sdl = new URL('../src/schema/', import.meta.url);
