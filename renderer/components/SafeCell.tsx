import type { SafeCount } from '../../analytics/contract/quality.ts';
import { formatCount } from '../charts/number-format.ts';

/** A number that is hidden: hatched, with the reason. */
export function HiddenCell({ why }: { why: string }) {
  return (
    <td className="number number-hidden" title={why}>
      hidden
    </td>
  );
}

/** A cell with a protected count; hatched, with the reason, where it is hidden. */
export function SafeCell({ count }: { count: SafeCount | null }) {
  if (count === null) return <td className="number number-absent" />;
  if ('shown' in count) return <td className="number">{formatCount(count.shown)}</td>;
  return <HiddenCell why={count.hidden} />;
}
