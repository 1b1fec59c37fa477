import { type Challenge, type Proof, workIn } from '../src/proof-of-work.ts';

/** What a client does with a challenge: counts until the bits are there. */
export function work({ challenge, difficulty }: Pick<Challenge, 'challenge' | 'difficulty'>): Proof {
  for (let n = 0; ; n++) {
    const proof = { challenge, answer: String(n) };
    if (workIn(proof) >= difficulty) return proof;
  }
}
