import type { SafeCount } from '../../analytics/contract/quality.ts';
import { formatCount } from '../charts/number-format.ts';

/** A cell with a protected count; hatched, with the reason, where it is hidden. */
export function SafeCell({ count }: { count: SafeCount | null }) {
  if (count === null) return <td className="number number-absent" />;
  if ('shown' in count) return <td className="number">{formatCount(count.shown)}</td>;
  return (
    <td className="number number-hidden" title={count.hidden}>
      hidden
    </td>
  );
}
