import { complain, quoted, type Reading } from '../criteria/reading.ts';
import { kindInWords, type Written } from '../criteria/written.ts';

const idPattern = '^[a-z][a-z0-9]*(-[a-z0-9]+)*$';
const pattern = new RegExp(idPattern);
/** Longest id, in characters. */
export const longestId = 60;

/** A kebab-case name, e.g. `die-well`. */
export function expectId(written: Written, what: string, reading: Reading): string | undefined {
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
      suggestion === '' || suggestion === value ? undefined : `"${suggestion}" would do.`,
    );
  }
  return value;
}

export const idSchema = { type: 'string', maxLength: longestId, pattern: idPattern };
