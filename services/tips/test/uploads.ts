import type { DevelopmentClaims } from '@binhan/common/development-issuer';
import { work } from './work.ts';
import type { World } from './world.ts';

export type Attachment = { id: string; mediaType: string; bytes: number; ticket: string };

type FetchedFile = { status: number; headers: Headers; bytes: Buffer | undefined; code: string | undefined };

/** Sentences of those who send pictures and of those who fetch them, at `POST` and `GET` of this address. */
export function uploadsAt(address: string, world: World) {
  const proofHeaders = async () => {
    const { challenge, answer } = work(await world.challenge());
    return { 'x-challenge': challenge, 'x-answer': answer };
  };
  const upload = async (file: Buffer | string, headers: Record<string, string> = {}) => {
    const answer = await fetch(address, {
      method: 'POST',
      body: file as string,
      headers: { 'content-type': 'image/jpeg', ...(await proofHeaders()), ...headers },
    });
    // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
    const { errors, ...rest } = (await answer.json()) as any;
    return { status: answer.status, upload: '', ...rest, errors, code: errors?.[0].extensions.code as string | undefined };
  };
  const uploadOf = async (file: Buffer): Promise<string> => (await upload(file)).upload;
  const fetchFile = async (ticket: string, claims?: DevelopmentClaims): Promise<FetchedFile> => {
    const authorization = claims ? { authorization: await world.bearer(claims) } : {};
    const answer = await fetch(address, { headers: { 'x-file-ticket': ticket, ...authorization } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const code = answer.ok ? undefined : (JSON.parse(bytes.toString()).errors[0].extensions.code as string);
    return { status: answer.status, headers: answer.headers, bytes: answer.ok ? bytes : undefined, code };
  };
  const unlocks = new Map<string | undefined, string>();
  // An officer may try ten passphrases in a quarter of an hour.
  const unlockOnce = async (claims: DevelopmentClaims) => {
    const unlock = unlocks.get(claims.subject) ?? (await world.unlock(claims)).unlock;
    unlocks.set(claims.subject, unlock);
    return unlock;
  };
  /** A tip with these uploads, as this officer reads it. */
  const tipWith = async (attachments: string[], claims: DevelopmentClaims) => {
    const tip = await world.received({ attachments });
    const content = await world.read(tip.id, claims, await unlockOnce(claims));
    return { ...tip, attachments: content.attachments as Attachment[] };
  };
  return { proofHeaders, upload, uploadOf, fetchFile, tipWith };
}
