import type { ReadFile } from '../../../analytics/contract/reading.ts';
import { formatPercent } from '../../charts/number-format.ts';
import { Choice } from '../../components/Choice.tsx';
import { hasTaker } from '../../state/fields.ts';
import { useImport } from '../../state/import-session.tsx';
import { confidenceWord } from '../../words/confidence.ts';
import { distinctWords } from '../../words/distinct.ts';
import { fieldGroups } from '../../words/field.ts';
import { needsScale, scalesOf } from '../../words/scale.ts';
import type { ColumnLine } from './column-filter.ts';
import { FieldChooser } from './FieldChooser.tsx';

/** How sure a proposal is, in a word; the number is its tooltip. */
function Confidence({ taken }: { taken: ColumnLine['taken'] }) {
  if (taken.by !== 'proposal' || taken.field === null) return <td />;
  const word = confidenceWord(taken.confidence);
  return (
    <td className={`sure-${word}`} title={`Confidence ${formatPercent(taken.confidence * 100)}`}>
      {word}
    </td>
  );
}

function Taken({ line, isLong }: { line: ColumnLine; isLong: boolean }) {
  const { state, choose, decide } = useImport();
  const { key, column, taken, twin } = line;
  const scales = scalesOf(taken.field, taken.scale);
  const isDisabled = state.stage === 'loading';
  const { field, by } = taken;
  const name = column.column;
  const chooseField = (chosen: string | null) => {
    choose(key, { field: chosen });
    if (by === 'identifier' && chosen !== null) decide(name, { action: 'accept', reason: '' });
  };
  return (
    <td className="taken-for">
      <FieldChooser
        column={name}
        field={field}
        groups={fieldGroups(isLong)}
        isDisabled={isDisabled || (by === 'identifier' && hasTaker(state, name))}
        onChoose={chooseField}
      />
      {scales.length === 0 ? null : (
        <Choice
          label={`Scale of ${name}`}
          isLabelHidden
          value={taken.scale ?? null}
          groups={[{ label: '', options: scales }]}
          isDisabled={isDisabled}
          onChoose={(scale) => choose(key, { field, scale })}
        />
      )}
      {needsScale(field) && taken.scale === undefined ? (
        <p className="twice">It is not used until its scale is chosen.</p>
      ) : null}
      {twin === undefined ? null : (
        <p className="twice" role="alert">
          Also chosen for {twin}: keep one of them out.
        </p>
      )}
    </td>
  );
}

interface ColumnRowProps {
  readonly line: ColumnLine;
  /** The file that the column is of. */
  readonly file: ReadFile | undefined;
  /** Whether the table has types; those of text say nothing, so that it is left empty there. */
  readonly isTyped: boolean;
}

/** A column of the files: what it is taken for, how surely, and why. */
export function ColumnRow({ line, file, isTyped }: ColumnRowProps) {
  const { column, taken } = line;
  const rows = file?.rows ?? 0;
  const isLong = file !== undefined && file.readAs.role !== 'people';
  return (
    <tr className={taken.field === null ? 'left-out' : undefined}>
      <th scope="row">
        {column.column}
        {column.file === undefined ? null : <span className="column-file">{column.file}</span>}
      </th>
      <Taken line={line} isLong={isLong} />
      <Confidence taken={taken} />
      <td className="reason">{taken.reason}</td>
      {isTyped ? <td>{file?.format === 'csv' ? '' : column.type}</td> : null}
      <td className="number">{formatPercent(rows === 0 ? 0 : (100 * column.filled) / rows)}</td>
      <td className="number">{distinctWords(column)}</td>
    </tr>
  );
}
