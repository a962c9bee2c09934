import {
  type ReleasedRow,
  type ReleasedTable,
  releasedRows,
} from '../../../analytics/contract/released.ts';
import { sentence, upperFirst } from '../../charts/phrase.ts';
import { Sheet } from '../../components/Sheet.tsx';
import { reasonOf } from '../../components/twin-columns.ts';
import { gapName, gapNumber, sentencesOf } from './gap-words.ts';

const heads = ['Figure', { number: 'Value' }, { number: '95% interval' }] as const;

function Figures({ row }: { row: ReleasedRow }) {
  const code = row.codes.statistic ?? '';
  const { value, lower, upper } = row;
  if (row.status !== 'shown' || value === null) {
    return (
      <td colSpan={2} className={row.status === 'hidden' ? 'gap-hidden' : 'reason'}>
        {sentence(upperFirst(reasonOf(row) || 'not available'))}
      </td>
    );
  }
  const isBounded = lower !== null && upper !== null;
  return (
    <>
      <td className="number">{gapNumber(code, value)}</td>
      <td className="number">
        {isBounded ? `${gapNumber(code, lower)} to ${gapNumber(code, upper)}` : 'no interval'}
      </td>
    </>
  );
}

function GapRow({ row }: { row: ReleasedRow }) {
  const { name, note } = gapName(row.labels.statistic ?? '');
  return (
    <tr>
      <th scope="row">
        {name}
        {note === '' ? null : <span className="gap-note">{note}</span>}
      </th>
      <Figures row={row} />
    </tr>
  );
}

/** One reason for the lack of every figure; null where there is a figure, or there are several reasons. */
function commonReason(rows: readonly ReleasedRow[]): string | null {
  const reasons = new Set(rows.map(reasonOf));
  const [only] = reasons;
  return reasons.size === 1 && only !== undefined && only !== '' ? only : null;
}

/** How far quintiles are apart: each figure with its interval, or why there is none. */
export function GapSheet({ table }: { table: ReleasedTable }) {
  const rows = releasedRows(table);
  const reason = commonReason(rows);
  const isHidden = rows.some(({ status }) => status === 'hidden');
  if (reason !== null) {
    return (
      <p className={isHidden ? 'hidden-words' : 'quiet-words'}>
        {`No figure can be told: ${sentence(reason)}`}
      </p>
    );
  }
  return (
    <>
      <Sheet heads={heads} className="sheet-gap">
        <tbody>
          {rows.map((row) => (
            <GapRow key={row.codes.statistic} row={row} />
          ))}
        </tbody>
      </Sheet>
      <ul className="gap-method">
        {sentencesOf(table.note.measure.method ?? '').map((said) => (
          <li key={said}>{said}</li>
        ))}
      </ul>
    </>
  );
}
