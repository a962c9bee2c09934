import { Refusal } from '../analytics/contract/problem.ts';

/** Characters of the longest name. */
const longest = 60;

/** What some file system takes for more than a character of a name. */
const barred = /[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]/u;

/** What Windows takes for a device, whatever its ending. */
const device = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(\.|$)/i;

/**
 * The name of a new workspace, trimmed and in one spelling of its letters, so that every file
 * system can hold it. Throws a `Refusal`.
 */
export function workspaceName(given: string): string {
  const name = given.normalize('NFC').trim();
  const refuse = (reason: string, hint: string): never => {
    throw new Refusal({ code: 'usage', reason, hint });
  };
  if (name === '') refuse('A workspace needs a name.', 'Type one.');
  if ([...name].length > longest) {
    refuse(`A name has at most ${longest} characters.`, 'Shorten it.');
  }
  if (barred.test(name)) {
    refuse('A name holds none of / \\ : * ? " < > | and no line breaks.', 'Leave them out.');
  }
  if (/^\.|\.$/.test(name)) {
    refuse('A name neither begins nor ends with a full stop.', 'Leave it out.');
  }
  if (device.test(name)) refuse('Windows keeps this name for itself.', 'Choose another.');
  return name;
}
