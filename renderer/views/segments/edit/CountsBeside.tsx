import type { ReleasedRow, ReleasedTable } from '../../../../analytics/contract/released.ts';
import { formatCount } from '../../../charts/number-format.ts';
import type { Asked } from '../../../client/use-answer.ts';
import { Answered } from '../../../components/Answered.tsx';
import { Sheet } from '../../../components/Sheet.tsx';
import { SegmentName } from '../PairSheet.tsx';
import type { Places } from '../pairs.ts';
import { besideRows, difference } from './beside.ts';

function Count({ row, absent }: { row: ReleasedRow | undefined; absent: string }) {
  if (row === undefined) return <td className="number number-absent">{absent}</td>;
  if (row.count !== null) return <td className="number">{formatCount(row.count)}</td>;
  return (
    <td className="number number-hidden" title={row.reason ?? 'hidden by the policy'}>
      hidden
    </td>
  );
}

/** More or fewer people than before, with its sign. */
function changeWords(change: number | null): string {
  if (change === null) return '';
  return change > 0 ? `+${formatCount(change)}` : formatCount(change);
}

interface BesideProps {
  readonly before: ReleasedTable;
  readonly after: ReleasedTable;
  readonly places: Places;
}

function Beside({ before, after, places }: BesideProps) {
  const rows = besideRows(before, after, places);
  return (
    <>
      <Sheet heads={['Segment', { number: 'Before' }, { number: 'After' }, { number: 'Change' }]}>
        <tbody>
          {rows.map((row) => {
            const change = difference(row);
            return (
              <tr key={row.code} className={change === 0 ? 'left-out' : undefined}>
                <th scope="row">
                  <SegmentName end={row} />
                </th>
                <Count row={row.before} absent="new" />
                <Count row={row.after} absent="gone" />
                <td className="number">{changeWords(change)}</td>
              </tr>
            );
          })}
        </tbody>
      </Sheet>
      {after.note.policy.rounding > 1 ? (
        <p className="figure-note">Changes are worked out from the rounded counts.</p>
      ) : null}
    </>
  );
}

interface CountsBesideProps {
  readonly before: Asked<ReleasedTable>;
  readonly after: Asked<ReleasedTable>;
  /** Title of the definition that was edited. */
  readonly title: string;
  readonly places: Places;
}

/** Every segment as it was counted, and as the change would have it. */
export function CountsBeside({ before, after, title, places }: CountsBesideProps) {
  return (
    <Answered asked={before} waiting="Counting …" refused={`${title} could not be counted.`}>
      {(was) => (
        <Answered asked={after} waiting="Counting …" refused="The change could not be counted.">
          {(is) => <Beside before={was} after={is} places={places} />}
        </Answered>
      )}
    </Answered>
  );
}
