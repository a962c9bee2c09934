import { complain, quoted, type Reading } from '../criteria/reading.ts';
import type { Written } from '../criteria/written.ts';
import { expectId, longestId } from '../definition/id.ts';

const kept = /^(?:people$|(?:share|prevalence)(?![a-z0-9]))/i;

/** The id of a measure: none that the program knows already, and none that begins as its own do. */
export function expectMeasureId(
  written: Written,
  shipped: readonly string[],
  reading: Reading,
): string | undefined {
  const id = written.kind === 'text' ? written.value : '';
  const isShipped = shipped.includes(id);
  if (!isShipped && !kept.test(id)) return expectId(written, 'The id', reading);
  const why = isShipped ? 'a measure of that id comes' : 'ids that begin so come';
  const reason = `The id cannot be ${quoted(id)}: ${why} with the program.`;
  const free = `own-${id.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`.slice(0, longestId);
  return complain(reading, written.at, reason, `"${free.replace(/-$/, '')}" would do.`);
}
