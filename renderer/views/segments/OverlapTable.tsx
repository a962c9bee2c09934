import type { ReleasedTable } from '../../../analytics/contract/released.ts';
import { mix } from '../../charts/colour.ts';
import { formatCount } from '../../charts/number-format.ts';
import { type Palette, palettes, textOn } from '../../charts/palette.ts';
import { useSession } from '../../state/session.tsx';
import { SegmentName } from './PairSheet.tsx';
import { type Pair, type PairEnd, pairsOf } from './pairs.ts';

/** With more segments than this, columns are headed by letters: labels may begin with numbers. */
const mostNamed = 6;

/** A, B, … Z, AA, AB, … for places from 0. */
function letterOf(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : `${letterOf(Math.floor(place / 26) - 1)}${last}`;
}

interface Square {
  readonly ends: readonly PairEnd[];
  readonly at: (one: PairEnd, other: PairEnd) => Pair | undefined;
  /** The most people whom two different segments match; 0 where nothing is shown. */
  readonly most: number;
  readonly top: Pair | undefined;
}

function squareOf(table: ReleasedTable): Square {
  const pairs = pairsOf(table).filter(
    ({ one, other }) => one.place !== null && other.place !== null,
  );
  const ends = new Map(pairs.map(({ one }) => [one.code, one]));
  const index = new Map(pairs.map((pair) => [`${pair.one.code}\n${pair.other.code}`, pair]));
  const shown = pairs.filter(
    ({ one, other, row }) => one.code !== other.code && row.count !== null,
  );
  const top = shown.toSorted((a, b) => (b.row.count ?? 0) - (a.row.count ?? 0))[0];
  return {
    ends: [...ends.values()].toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0)),
    at: (one, other) =>
      index.get(`${one.code}\n${other.code}`) ?? index.get(`${other.code}\n${one.code}`),
    most: top?.row.count ?? 0,
    top,
  };
}

function Cell({ pair, most, palette }: { pair: Pair | undefined; most: number; palette: Palette }) {
  if (pair === undefined) return <td className="number number-absent" />;
  const { count } = pair.row;
  if (count === null) {
    const isHidden = pair.row.status === 'hidden';
    return (
      <td
        className={isHidden ? 'number number-hidden' : 'number number-absent'}
        title={pair.row.reason ?? (isHidden ? 'hidden by the policy' : 'not available')}
      >
        {isHidden ? 'hidden' : 'n/a'}
      </td>
    );
  }
  if (pair.one.code === pair.other.code)
    return <td className="number own">{formatCount(count)}</td>;
  if (count === 0) return <td className="number number-absent">0</td>;
  const backgroundColor = mix(palette.heat[0], palette.heat[1], most === 0 ? 0 : count / most);
  return (
    <td className="number" style={{ backgroundColor, color: textOn(palette, backgroundColor) }}>
      {formatCount(count)}
    </td>
  );
}

function Most({ top }: Pick<Square, 'top'>) {
  if (top === undefined) return <p>Every pair is hidden.</p>;
  if (top.row.count === 0) return <p>As far as is shown, nobody matches two segments.</p>;
  return (
    <p>
      Most often together: <strong>{top.one.label}</strong> and <strong>{top.other.label}</strong>,{' '}
      {formatCount(top.row.count ?? 0)} people.
    </p>
  );
}

/** Every segment against every other, the deeper the more people match both; matched on the diagonal. */
export function OverlapTable({ table }: { table: ReleasedTable }) {
  const palette = palettes[useSession().theme];
  const { ends, at, most, top } = squareOf(table);
  const hasOwn = ends.some((end) => at(end, end) !== undefined);
  const isLettered = ends.length > mostNamed;
  return (
    <div className="overlap">
      <Most top={top} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by key */}
      <section className="twin twin-whole" aria-label="Overlap of every pair" tabIndex={0}>
        <table
          className={`sheet sheet-heat sheet-overlap ${isLettered ? 'sheet-lettered' : ''}`.trim()}
        >
          <thead>
            <tr>
              <th scope="col">People who match this segment …</th>
              {ends.map(({ code, label, place }) => (
                <th key={code} scope="col" className="number" aria-label={label} title={label}>
                  {isLettered ? letterOf(place ?? 0) : label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ends.map((one) => (
              <tr key={one.code}>
                <th scope="row">
                  <span className="lettered-name">
                    {isLettered ? <span className="letter">{letterOf(one.place ?? 0)}</span> : null}
                    <SegmentName end={one} />
                  </span>
                </th>
                {ends.map((other) => (
                  <Cell key={other.code} pair={at(one, other)} most={most} palette={palette} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="quiet-words">
        {hasOwn
          ? 'On the diagonal: everybody whom the segment matches. Elsewhere: the people whom both match, whichever claims them; the deeper, the more.'
          : 'The people whom both match, whichever claims them; the deeper, the more. Whom each segment matches is shown with the counts.'}
      </p>
    </div>
  );
}
