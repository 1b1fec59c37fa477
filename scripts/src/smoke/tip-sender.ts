// What a page in a browser does to send a tip, with nothing but what browsers have: fetch and Web Crypto.

type Challenge = { challenge: string; difficulty: number };

const encoder = new TextEncoder();

/** Tries answers until SHA-256 of challenge, colon and answer begins with enough zero bits. */
export async function workOn({ challenge, difficulty }: Challenge): Promise<{ challenge: string; answer: string }> {
  for (let n = 0; ; n++) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(`${challenge}:${n}`)));
    if (zeroBits(digest) >= difficulty) return { challenge, answer: String(n) };
  }
}

/** 128 random bits in hexadecimal. */
export function newRequestKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function zeroBits(digest: Uint8Array): number {
  const first = digest.findIndex((byte) => byte !== 0);
  return first < 0 ? digest.length * 8 : first * 8 + Math.clz32(digest[first] as number) - 24;
}
