import { complain, type Reading } from './reading.ts';
import { kindInWords, type Written } from './written.ts';

/** Longest code, in characters. */
export const longestCode = 100;

/** Neither control characters nor halves of characters; the JSON Schema holds the same pattern. */
export const codePattern = '^[^\\p{Cc}\\p{Cs}]*[^\\s\\p{Cc}\\p{Cs}][^\\p{Cc}\\p{Cs}]*$';
const code = new RegExp(codePattern, 'u');

/** A text such as a code, taken as it stands, letter case included. */
export function expectCode(written: Written, what: string, reading: Reading): string | undefined {
  if (written.kind !== 'text') {
    const hint = written.kind === 'number' || written.kind === 'flag';
    return complain(
      reading,
      written.at,
      `${what} is a text; this is ${kindInWords(written)}.`,
      hint ? 'Put it in quotation marks, so that YAML reads it as a text.' : undefined,
    );
  }
  if ([...written.value].length > longestCode) {
    return complain(reading, written.at, `${what} is longer than ${longestCode} characters.`);
  }
  if (!code.test(written.value)) {
    return complain(reading, written.at, `${what} is empty or holds a control character.`);
  }
  return written.value;
}
