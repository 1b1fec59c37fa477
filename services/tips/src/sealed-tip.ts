import type { Tip } from './entities/tip.ts';
import type { TipContact } from './entities/tip-contact.ts';
import type { TipMessageRow } from './entities/tip-message.ts';
import { openText, sealText } from './sealing/sealed-text.ts';

/** What of a tip is sealed besides its text. */
export type Details = {
  unitId: string | null;
  period: string | null;
  source: 'UNIT_STAFF' | 'PUPIL' | 'GUARD' | 'RESIDENT' | 'UNKNOWN';
  underAge: boolean;
  language: 'VI' | 'EN';
};

const textOf = (id: string) => ({ table: 'tip', column: 'sealedText', id });
const detailsOf = (id: string) => ({ table: 'tip', column: 'sealedDetails', id });
const messageOf = (id: string) => ({ table: 'tip_message', column: 'sealedText', id });

export const sealTipText = (dataKey: Uint8Array, id: string, text: string) => sealText(dataKey, textOf(id), text, 'input.text');

export const sealDetails = (dataKey: Uint8Array, id: string, details: Details) =>
  sealText(dataKey, detailsOf(id), JSON.stringify(details), 'input.periodText');

export const sealMessage = (dataKey: Uint8Array, id: string, text: string) => sealText(dataKey, messageOf(id), text, 'input.text');

const contactOf = (id: string) => ({ table: 'tip_contact', column: 'sealedContact', id });

export const sealContact = (contactKey: Uint8Array, tipId: string, contact: string) =>
  sealText(contactKey, contactOf(tipId), contact, 'input.contact');

export const openContact = (contactKey: Uint8Array, { tipId, sealedContact }: TipContact) =>
  openText(contactKey, contactOf(tipId), sealedContact);

/** The content of a tip; nothing once it is erased. */
export function openTip(dataKey: Uint8Array, { id, sealedText, sealedDetails }: Tip): (Details & { text: string }) | undefined {
  if (!sealedText || !sealedDetails) return undefined;
  const details = JSON.parse(openText(dataKey, detailsOf(id), sealedDetails)) as Details;
  return { ...details, text: openText(dataKey, textOf(id), sealedText) };
}

export const openMessage = (dataKey: Uint8Array, { id, writer, writtenOn, sealedText }: TipMessageRow) => ({
  writer,
  writtenOn,
  text: openText(dataKey, messageOf(id), sealedText),
});
