import type { ReleaseNote } from '../../analytics/contract/released.ts';
import type { CurveLine, CurveRows } from './curve-rows.ts';
import { formatTick, unitWords } from './number-format.ts';

/**
 * The first age band in which a line is at a level or above, where the one before it is shown and below:
 * null where it is not reached, or a hidden value leaves open where.
 */
function reachedAt({ values }: CurveLine, level: number): number | null {
  const band = values.findIndex((value) => value !== null && value >= level);
  const before = values[band - 1];
  return band > 0 && before !== null && before !== undefined ? band : null;
}

function highest({ values }: CurveLine): number {
  return Math.max(0, ...values.map((value) => value ?? 0));
}

/** A quintile, or several that are merged. */
const quintileWords = (code: string) =>
  code.includes('+') ? `quintiles ${code.split('+').join(' and ')}` : `quintile ${code}`;

/**
 * At which ages the most and the least deprived reach a level, of shown values alone. The level is the
 * tick nearest to half of what both reach, or the next nearest at which it can be told.
 */
export function reachedAges(
  rows: CurveRows,
  levels: readonly number[],
  { measure }: ReleaseNote,
): string | null {
  const [most, least] = [rows.lines[0], rows.lines.at(-1)];
  if (rows.dimension !== 'quintile' || most === undefined || least === undefined) return null;
  if (most === least) return null;
  const half = Math.min(highest(most), highest(least)) / 2;
  const order = levels
    .filter((level) => level > 0)
    .toSorted((a, b) => Math.abs(a - half) - Math.abs(b - half));
  for (const level of order) {
    const [early, late] = [reachedAt(most, level), reachedAt(least, level)];
    if (early === null || late === null) continue;
    const at = `${formatTick(level, measure)}${unitWords(measure)}`;
    const people = `People in ${quintileWords(most.code)}`;
    const [one, other] = [rows.bands[early]?.label ?? '', rows.bands[late]?.label ?? ''];
    return early === late
      ? `${people} and in ${quintileWords(least.code)} both reach ${at} at about ${one}.`
      : `${people} reach ${at} at about ${one}, those in ${quintileWords(least.code)} at ${other}.`;
  }
  return null;
}
