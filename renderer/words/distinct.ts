import type { InspectedColumn } from '../../analytics/contract/extract.ts';
import { formatCount } from '../charts/number-format.ts';

/** Up to this many different values are counted; more are estimated, within a few per cent. */
const mostCounted = 200;

/** Two figures of a number, by one way of rounding. */
function twoFigures(value: number, round: (scaled: number) => number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return round(value / step) * step;
}

/** How many different values a column holds: `12`, or `about 3,000`, never more than are filled. */
export function distinctWords({
  distinct,
  filled,
}: Pick<InspectedColumn, 'distinct' | 'filled'>): string {
  const most = Math.min(distinct, filled);
  if (most <= mostCounted) return formatCount(most);
  const near = twoFigures(most, Math.round);
  return `about ${formatCount(near > filled ? twoFigures(most, Math.floor) : near)}`;
}
