import type { InspectedColumn, Inspection } from '../../../analytics/contract/extract.ts';
import { conditions, fields } from '../../../analytics/dictionary/dictionary.ts';
import { formatCount, formatPercent } from '../../charts/number-format.ts';
import { Choice, type OptionGroup } from '../../components/Choice.tsx';
import { useImport } from '../../state/import-session.tsx';
import { fieldOf, twiceChosen } from '../../state/import-state.ts';

const keptOut = 'keep-out';

const groups: readonly OptionGroup[] = [
  { label: '', options: [{ id: keptOut, label: 'Keep out' }] },
  { label: 'Fields', options: fields.map(({ id, label }) => ({ id, label })) },
  {
    label: 'Conditions',
    options: conditions.map(({ id, label }) => ({ id: `condition:${id}`, label })),
  },
];

function ColumnRow({ column, rows }: { column: InspectedColumn; rows: number }) {
  const { state, choose } = useImport();
  const own = state.chosen[column.column];
  const field = fieldOf(state, column);
  const other = twiceChosen(state).get(column.column);
  return (
    <tr className={field === null ? 'left-out' : undefined}>
      <th scope="row">{column.column}</th>
      <td>{column.type}</td>
      <td className="number">{formatPercent(rows === 0 ? 0 : (100 * column.filled) / rows)}</td>
      <td className="number">{formatCount(column.distinct)}</td>
      <td>
        <Choice
          label={`Field for ${column.column}`}
          isLabelHidden
          value={field ?? keptOut}
          groups={groups}
          isDisabled={state.stage === 'loading'}
          onChoose={(id) => choose(column.column, id === keptOut ? null : id)}
        />
        {other === undefined ? null : (
          <p className="twice" role="alert">
            Also chosen for {other}: keep one of them out.
          </p>
        )}
      </td>
      <td className="number">
        {own === undefined && field !== null ? formatPercent(column.confidence * 100) : ''}
      </td>
      <td className="reason">{own === undefined ? column.reason : 'Chosen by hand.'}</td>
    </tr>
  );
}

/** The columns of the files, what each is taken for and why; every row can be put right. */
export function ColumnTable({ inspection }: { inspection: Inspection }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by key
    <section className="twin" aria-label="Columns" tabIndex={0}>
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">Name in file</th>
            <th scope="col">Type</th>
            <th scope="col" className="number">
              Filled
            </th>
            <th scope="col" className="number">
              Distinct
            </th>
            <th scope="col">Taken for</th>
            <th scope="col" className="number">
              Confidence
            </th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {inspection.columns.map((column) => (
            <ColumnRow key={column.column} column={column} rows={inspection.rows} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
