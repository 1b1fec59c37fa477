import { Problem } from './errors.ts';

// Letters of the Vietnamese alphabet in its order, with the four foreign ones where dictionaries put them (domain.md 6).
const alphabet = [...'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'];
const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
// Circumflex, breve and horn make other letters; tone marks do not.
const letterMarks = ['\u0302', '\u0306', '\u031B'];
// Bytes that ascend as the letters do: 0-9, then A-Z and a-z for the 33 letters.
const places = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg'];

/** Without diacritics and in lower case: what search compares. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * The name as it is stored: NFC, single spaces, the Icelandic eth made the Vietnamese đ that was meant. A letter of
 * another script that looks like a Latin one is refused, since no repair is sure.
 */
export function cleanName(text: string, field: string): string {
  const name = text.normalize('NFC').replaceAll('ð', 'đ').replaceAll('Ð', 'Đ').replace(/\s+/g, ' ').trim();
  if (!name) throw new Problem('REQUIRED', {}, field);
  const foreign = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.exec(name);
  if (foreign)
    throw new Problem('LOOK_ALIKE_LETTER', { letter: foreign[0], position: [...name.slice(0, foreign.index)].length + 1 }, field);
  return name;
}

/** A key whose bytes sort as Vietnamese does: letters first, tones where the letters are the same. Both databases compare bytes. */
export function sortKey(name: string): string {
  let letters = '';
  let marks = '';
  for (const character of name.normalize('NFC').toLowerCase()) {
    const parts = [...character.normalize('NFD')];
    const tone = parts.find((part) => tones.includes(part)) ?? '';
    const letter = parts
      .filter((part) => part === parts[0] || letterMarks.includes(part))
      .join('')
      .normalize('NFC');
    const place = alphabet.indexOf(letter);
    if (place >= 0) letters += places[place];
    else if (/\d/.test(letter)) letters += letter;
    else if (/\s/.test(letter)) letters += '!';
    else continue;
    marks += tones.indexOf(tone);
  }
  return `${letters} ${marks}`;
}
