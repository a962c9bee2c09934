import type { ReleasedTable } from '../../../analytics/contract/released.ts';
import { drawnRows } from '../../charts/cell.ts';
import { shownCombinations } from '../../charts/combinations-layout.ts';
import { formatCount } from '../../charts/number-format.ts';
import { Sheet } from '../../components/Sheet.tsx';

/** Every combination of which anybody is shown to be. */
export function CombinationSheet({ table, label }: { table: ReleasedTable; label: string }) {
  const rows = shownCombinations(table, drawnRows(table));
  return (
    <Sheet
      heads={['Combination', { number: 'People' }]}
      scrolls={{ label: `${label}, as a table` }}
    >
      <tbody>
        {rows.map(({ row, label: name }) => (
          <tr key={row.codes.combination}>
            <th scope="row">{name}</th>
            <td className="number">{formatCount(row.count ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </Sheet>
  );
}
