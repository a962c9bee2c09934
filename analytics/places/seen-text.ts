import { unseen } from '../contract/unseen.ts';

const ordinary = /^[\x20-\x7e]*$/;
const breaks = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
const everyUnseen = new RegExp(unseen, 'gu');

/** A code or a name of a place on one line, without what is not seen or turns the direction of writing. */
export function seenText(text: string): string {
  if (ordinary.test(text)) return text.trim();
  return text.replaceAll(breaks, ' ').replaceAll(everyUnseen, '').trim().replaceAll(/\s+/g, ' ');
}
