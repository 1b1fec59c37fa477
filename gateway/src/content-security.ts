import type { FastifyHelmetOptions } from '@fastify/helmet';

/** For everything but the explorer: nothing runs and nothing is loaded; `style` is the hash of the one inline style allowed. */
export function strictPolicy(style: string): FastifyHelmetOptions {
  const none = ["'none'"];
  const directives = { defaultSrc: none, styleSrc: [style], imgSrc: ['data:'], baseUri: none, formAction: none, frameAncestors: none };
  return { contentSecurityPolicy: { useDefaults: false, directives } };
}

/** For the explorer: its own files, the one inline script with this nonce, styles of its own making, and no other host. */
export function explorerPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
