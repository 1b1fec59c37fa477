import { open, seal } from './aead.ts';

/**
 * A token that only this house can read and that ends by itself: whatever replica gets it can use it, and nothing of it is
 * stored. `bound` is for whom it is; with another it does not open.
 */
export function sealToken(key: Uint8Array, kind: string, bound: string, content: object, expiresAt: Date): string {
  const text = JSON.stringify({ ...content, expiresAt: expiresAt.getTime() });
  return seal(key, { table: 'token', column: kind, id: bound }, Buffer.from(text)).toString('base64url');
}

/** What the token holds, or nothing when it is no token of this kind, of somebody else, or over. */
export function openToken<Content>(key: Uint8Array, kind: string, bound: string, token: string, now: Date): Content | undefined {
  try {
    const text = open(key, { table: 'token', column: kind, id: bound }, Buffer.from(token, 'base64url')).toString();
    const { expiresAt, ...content } = JSON.parse(text) as { expiresAt: number };
    return now.getTime() < expiresAt ? (content as Content) : undefined;
  } catch {
    return undefined;
  }
}
