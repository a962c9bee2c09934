import type { InspectedColumn } from '../../analytics/contract/extract.ts';
import { formatCount } from '../charts/number-format.ts';

/** Two figures of a number, by one way of rounding. */
function twoFigures(value: number, round: (scaled: number) => number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return round(value / step) * step;
}

/** How many different values a column holds: `12`, or `about 3,000`, never more than are filled. */
export function distinctWords({
  distinct,
  filled,
  isExact,
}: Pick<InspectedColumn, 'distinct' | 'filled' | 'isExact'>): string {
  const most = Math.min(distinct, filled);
  if (isExact) return formatCount(most);
  const near = twoFigures(most, Math.round);
  return `about ${formatCount(near > filled ? twoFigures(most, Math.floor) : near)}`;
}
