import type { QualityReport } from '../../analytics/contract/quality.ts';
import { formatDate } from '../charts/number-format.ts';
import { useAnswer } from '../client/use-answer.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { ProblemList } from '../components/ProblemList.tsx';
import { SaveAnswer } from '../components/SaveAnswer.tsx';
import { Waiting } from '../components/Waiting.tsx';
import { useSession } from '../state/session.tsx';
import { ChecksPart } from './quality/ChecksPart.tsx';
import { ColumnsPart } from './quality/ColumnsPart.tsx';
import { LinesPart } from './quality/LinesPart.tsx';
import { MissingPart } from './quality/MissingPart.tsx';
import { ReidentificationPart } from './quality/ReidentificationPart.tsx';
import { RowsPart } from './quality/RowsPart.tsx';

const formats = [
  { id: 'html', label: 'Save as HTML' },
  { id: 'csv', label: 'Save as CSV' },
] as const;

function Report({ report }: { report: QualityReport }) {
  const { reidentification, extract, asAt, policy } = report;
  return (
    <div className="quality">
      <div className="quality-top">
        <p>
          <strong>{extract}</strong>,{' '}
          {asAt === null ? 'date not stated' : `as at ${formatDate(asAt)}`}. Fit to be sent back to
          whoever provided the files.
        </p>
        <p className="quiet-words">Counts of people have passed a policy: {policy}</p>
        <SaveAnswer options={formats} save={(host, format) => host.saveQuality(format)} />
      </div>
      <RowsPart report={report} />
      <ChecksPart report={report} />
      <MissingPart report={report} />
      <ColumnsPart report={report} />
      {reidentification === null ? null : <ReidentificationPart picture={reidentification} />}
      <LinesPart report={report} />
    </div>
  );
}

function Asked() {
  const asked = useAnswer('extract.quality', {});
  if (asked.status === 'problem') {
    return (
      <ProblemList
        title="The quality report could not be read."
        problems={asked.problems}
        onRetry={asked.retry}
      />
    );
  }
  if (asked.answer === null) {
    const progress = asked.status === 'asking' ? asked.progress : null;
    return <Waiting progress={progress} label="Reading the report" />;
  }
  return <Report report={asked.answer} />;
}

/** What the import found: for the analyst, and for whoever provided the files. */
export function QualityView() {
  const { extract } = useSession();
  return (
    <>
      <div className="view-head">
        <h1>Quality</h1>
      </div>
      {extract === null ? (
        <EmptyState title="Nothing checked yet" next={{ view: 'import', label: 'Open an extract' }}>
          What was read, rejected, missing and odd, and how easily somebody could be recognised, is
          reported here once an extract is loaded.
        </EmptyState>
      ) : (
        <Asked />
      )}
    </>
  );
}
