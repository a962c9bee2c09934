import type { Inspection } from '../../../analytics/contract/extract.ts';
import { formatCount } from '../../charts/number-format.ts';
import { takenFor } from '../../state/fields.ts';
import { useImport } from '../../state/import-session.tsx';
import { useArrival } from '../../state/use-arrival.ts';
import { counted } from '../../words/counted.ts';
import { ColumnTable } from './ColumnTable.tsx';
import { FileCard } from './FileCard.tsx';
import { BlockingIdentifiers, MilderIdentifiers } from './IdentifierPanel.tsx';
import { LoadFoot } from './LoadFoot.tsx';
import { Memory } from './Memory.tsx';
import { PlacesMissing } from './PlacesMissing.tsx';
import { Questions } from './Questions.tsx';

/** The engine's count is of the columns as proposed; the line above follows what is chosen. */
const countsKeptOut = /columns? kept out\.$/;

function Summary({ inspection }: { inspection: Inspection }) {
  const { state } = useImport();
  const { columns, rows } = inspection;
  const used = columns.filter((column) => takenFor(state, column).field !== null).length;
  return (
    <p aria-live="polite">
      {counted(rows, 'row')}, {counted(columns.length, 'column')}: {formatCount(used)} used,{' '}
      {formatCount(columns.length - used)} kept out. Nothing is loaded yet.
    </p>
  );
}

function Remarks({ inspection }: { inspection: Inspection }) {
  const { state } = useImport();
  const remarks = inspection.remarks.filter((remark) => !countsKeptOut.test(remark));
  if (remarks.length === 0) return null;
  return (
    <>
      {Object.keys(state.chosen).length > 0 ? (
        <p className="quiet-words">Of the columns as they were proposed:</p>
      ) : null}
      <ul className="remarks">
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    </>
  );
}

/** What the files hold, before anything is loaded: to confirm or to put right. */
export function Confirm() {
  const { state } = useImport();
  const heading = useArrival<HTMLHeadingElement>('columns');
  const { inspection } = state;
  if (inspection === null) return null;
  return (
    <section className="confirm" aria-label="What the extract holds">
      <h2 ref={heading} tabIndex={-1}>
        What the extract holds
      </h2>
      <Summary inspection={inspection} />
      <BlockingIdentifiers />
      <Remarks inspection={inspection} />
      <h3>{inspection.files.length === 1 ? 'The file' : 'The files'}</h3>
      <div className="file-cards">
        {inspection.files.map((file) => (
          <FileCard key={file.name} file={file} />
        ))}
      </div>
      <MilderIdentifiers />
      <Memory />
      <Questions />
      <ColumnTable inspection={inspection} />
      <PlacesMissing />
      <LoadFoot inspection={inspection} />
    </section>
  );
}
