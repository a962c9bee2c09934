import { formatCount } from '../../charts/number-format.ts';
import { SegmentSwatch } from '../../components/SegmentSwatch.tsx';
import { Sheet, type SheetHead } from '../../components/Sheet.tsx';
import type { Pair, PairEnd } from './pairs.ts';

/** A segment's name after its colour. */
export function SegmentName({ end }: { end: Omit<PairEnd, 'code'> }) {
  return (
    <span className="segment-name">
      {end.place === null ? (
        <span className="swatch swatch-none" />
      ) : (
        <SegmentSwatch index={end.place} />
      )}
      <span>{end.label}</span>
    </span>
  );
}

/** How many people a pair has, hatched with the reason where that is hidden. */
export function PairCount({ row }: Pick<Pair, 'row'>) {
  if (row.count !== null) return <td className="number">{formatCount(row.count)}</td>;
  const isHidden = row.status === 'hidden';
  return (
    <td
      className={isHidden ? 'number number-hidden' : 'number number-absent'}
      title={row.reason ?? (isHidden ? 'hidden by the policy' : 'not available')}
    >
      {isHidden ? 'hidden' : 'n/a'}
    </td>
  );
}

interface PairSheetProps {
  readonly label: string;
  readonly heads: readonly SheetHead[];
  readonly pairs: readonly Pair[];
}

/** Pairs of segments as rows. */
export function PairSheet({ label, heads, pairs }: PairSheetProps) {
  return (
    <Sheet heads={heads} scrolls={{ label }}>
      <tbody>
        {pairs.map(({ one, other, row }) => (
          <tr key={`${one.code} ${other.code}`}>
            <th scope="row">
              <SegmentName end={one} />
            </th>
            <td>
              <SegmentName end={other} />
            </td>
            <PairCount row={row} />
          </tr>
        ))}
      </tbody>
    </Sheet>
  );
}
