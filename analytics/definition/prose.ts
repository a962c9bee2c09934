import { complain, type Reading } from '../criteria/reading.ts';
import { kindInWords, type Written } from '../criteria/written.ts';

/** Marks that turn the direction of writing: with one in a label, a line's numbers change places. */
const turning = '\\u202a-\\u202e\\u2066-\\u2069';
const turns = new RegExp(`[${turning}]`, 'u');

/** Neither control characters nor halves of characters, nor turning marks; lines may break. */
const prosePattern = `^(?:[^\\p{Cc}\\p{Cs}${turning}]|[\\t\\n\\r])*$`;
const prose = new RegExp(prosePattern, 'u');

/** A text for people to read, with its runs of white space made into single spaces. */
export function expectProse(
  written: Written,
  longest: number,
  what: string,
  reading: Reading,
): string | undefined {
  if (written.kind !== 'text') {
    const isPlain = written.kind === 'number' || written.kind === 'flag';
    const hint = isPlain ? 'Put it in quotation marks.' : undefined;
    const reason = `${what} is a text; this is ${kindInWords(written)}.`;
    return complain(reading, written.at, reason, hint);
  }
  if ([...written.value].length > longest) {
    return complain(reading, written.at, `${what} is longer than ${longest} characters.`);
  }
  if (turns.test(written.value)) {
    const reason = `${what} holds a mark that turns the direction of writing.`;
    return complain(reading, written.at, reason, 'Take it out: no script needs it.');
  }
  if (!prose.test(written.value)) {
    return complain(reading, written.at, `${what} holds a control character.`);
  }
  const text = written.value.trim().replaceAll(/\s+/g, ' ');
  return text === '' ? complain(reading, written.at, `${what} is empty.`) : text;
}

export function proseSchema(longest: number) {
  return {
    type: 'string',
    maxLength: longest,
    allOf: [{ pattern: prosePattern }, { pattern: '\\S' }],
  };
}
