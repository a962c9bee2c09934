import { unseen } from '../contract/unseen.ts';

const breaks = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

const everyUnseen = new RegExp(unseen, 'gu');

/** A text without what is not seen, breaks the line or turns the direction of writing. */
export function withoutUnseen(text: string): string {
  return text.replaceAll(everyUnseen, '');
}

/** The same for a text of several words: a break becomes a space. */
export function onOneLine(text: string): string {
  return withoutUnseen(text.replaceAll(breaks, ' ')).trim().replaceAll(/\s+/g, ' ');
}
