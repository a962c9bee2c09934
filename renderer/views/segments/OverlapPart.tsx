import { useAnswer } from '../../client/use-answer.ts';
import { Answered } from '../../components/Answered.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { FigureNote } from '../../components/FigureNote.tsx';
import { useRunAsk } from '../../components/use-people.ts';
import { useSession } from '../../state/session.tsx';
import { OverlapTable } from './OverlapTable.tsx';
import { RefusedDefinition } from './RefusedDefinition.tsx';

/** The people whom two segments match, whichever claims them: every pair of the definition. */
export function OverlapPart() {
  const { extract, explained, document } = useSession();
  const asked = useAnswer('segments.overlap', useRunAsk());
  const isRefused = explained.status === 'problem' || (document?.problems.length ?? 0) > 0;
  if (isRefused) return <RefusedDefinition />;
  if (extract === null) {
    return (
      <EmptyState title="Nobody to count yet" next={{ view: 'import', label: 'Open an extract' }}>
        How many people two segments both match is counted once an extract is loaded.
      </EmptyState>
    );
  }
  return (
    <FigureFrame heading="People whom two segments both match">
      <Answered asked={asked} waiting="Counting …" refused="The overlap could not be counted.">
        {(table) => (
          <>
            <OverlapTable table={table} />
            <FigureNote table={table} isCounted isWarned={false} />
          </>
        )}
      </Answered>
    </FigureFrame>
  );
}
