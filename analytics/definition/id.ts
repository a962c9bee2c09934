import { complain, quoted, type Reading } from '../criteria/reading.ts';
import { kindInWords, type Written } from '../criteria/written.ts';

const idPattern = '^[a-z][a-z0-9]*(-[a-z0-9]+)*$';
const pattern = new RegExp(idPattern);
/** Longest id, in characters. */
export const longestId = 60;

/** A kebab-case name that is none of the reserved, e.g. `die-well`. */
export function expectId(
  written: Written,
  what: string,
  reading: Reading,
  reserved: readonly string[] = [],
): string | undefined {
  if (written.kind !== 'text') {
    const reason = `${what} is a text; this is ${kindInWords(written)}.`;
    return complain(reading, written.at, reason);
  }
  const { value } = written;
  if (value.length > longestId || !pattern.test(value)) {
    const suggestion = value
      .slice(0, longestId)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^[-0-9]+|-+$/g, '');
    return complain(
      reading,
      written.at,
      `${what} cannot be ${quoted(value)}: lower-case letters, digits and single hyphens only, ${longestId} at most.`,
      ['', value, ...reserved].includes(suggestion) ? undefined : `"${suggestion}" would do.`,
    );
  }
  if (!reserved.includes(value)) return value;
  const reason = `${what} cannot be ${quoted(value)}: that means something else in tables.`;
  return complain(reading, written.at, reason, `"${value}-segment" would do.`);
}

export const idSchema = { type: 'string', maxLength: longestId, pattern: idPattern };
