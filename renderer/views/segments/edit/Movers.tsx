import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { ReleasedTable } from '../../../../analytics/contract/released.ts';
import { formatCount } from '../../../charts/number-format.ts';
import { Bar } from '../../../components/Bar.tsx';
import { FigureNote } from '../../../components/FigureNote.tsx';
import { ChevronIcon } from '../../../components/icons.tsx';
import { counted } from '../../../words/counted.ts';
import { PairSheet, SegmentName } from '../PairSheet.tsx';
import { moves, type Pair, type Places } from '../pairs.ts';

/** The largest moves are told one by one; all of them are in the table. */
const told = 6;

function Move({ pair: { one, other, row }, most }: { pair: Pair; most: number }) {
  const people = row.count ?? 0;
  return (
    <li className="move">
      <span className="move-words">
        <strong>{counted(people, 'person moves', 'people move')}</strong> from{' '}
        <SegmentName end={other} /> to <SegmentName end={one} />
      </span>
      <Bar share={most === 0 ? 0 : people / most} />
    </li>
  );
}

/** How many moves are not told, because they are hidden. */
function hiddenWords(hidden: readonly Pair[]): string {
  const reasons = new Set(hidden.flatMap(({ row }) => row.reason ?? []));
  const why = [...reasons].join('; ');
  const noun = hidden.length === 1 ? 'move is' : 'moves are';
  return `${formatCount(hidden.length)} ${noun} hidden${why === '' ? '' : `: ${why}`}`;
}

function AllMoves({ pairs }: { pairs: readonly Pair[] }) {
  return (
    <Disclosure className="disclosure">
      <Heading level={4}>
        <Button slot="trigger" className="disclosure-button">
          <ChevronIcon />
          {`All ${formatCount(pairs.length)} moves`}
        </Button>
      </Heading>
      <DisclosurePanel>
        <PairSheet label="All moves" heads={['To', 'From', { number: 'People' }]} pairs={pairs} />
      </DisclosurePanel>
    </Disclosure>
  );
}

/** Who moves from which segment to which, largest first. */
export function Movers({ table, places }: { table: ReleasedTable; places: Places }) {
  const pairs = moves(table, places);
  const shown = pairs.filter(({ row }) => row.count !== null);
  const hidden = pairs.filter(({ row }) => row.count === null);
  const most = shown[0]?.row.count ?? 0;
  return (
    <>
      {pairs.length === 0 ? <p>Nobody moves: everybody stays in the same segment.</p> : null}
      <ol className="moves">
        {shown.slice(0, told).map((pair) => (
          <Move key={`${pair.one.code} ${pair.other.code}`} pair={pair} most={most} />
        ))}
      </ol>
      {hidden.length === 0 ? null : <p className="hidden-words">{hiddenWords(hidden)}</p>}
      {shown.length > told || hidden.length > 0 ? <AllMoves pairs={pairs} /> : null}
      <FigureNote table={table} isCounted isWarned={false} />
    </>
  );
}
