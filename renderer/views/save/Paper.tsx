import type { ChartSpec } from '../../../analytics/contract/host.ts';
import { useAnswer } from '../../client/use-answer.ts';
import { FigureBoundary } from '../../components/FigureBoundary.tsx';
import { FigureNote } from '../../components/FigureNote.tsx';
import { ProblemList } from '../../components/ProblemList.tsx';
import { useTable } from '../../components/use-table.ts';
import { Preview } from './Preview.tsx';
import { SavedNote } from './SavedNote.tsx';
import type { SaveOutcome } from './use-saving.ts';

interface PaperProps {
  readonly spec: ChartSpec | null;
  /** What came of saving this very figure. */
  readonly outcome: SaveOutcome;
}

/** The file to come: asked for with the very specification that is handed over. */
export function Paper({ spec, outcome }: PaperProps) {
  const asked = useTable(spec);
  const shapes = useAnswer('places.shapes', spec?.chart === 'map' ? { level: 'lcp' } : null);
  const failed = [asked, shapes].find(({ status }) => status === 'problem');
  if (failed?.status === 'problem') {
    return (
      <ProblemList
        title="This figure could not be drawn."
        problems={failed.problems}
        onRetry={failed.retry}
      />
    );
  }
  const isWaiting = spec?.chart === 'map' && shapes.answer === null;
  if (spec === null || asked.answer === null || isWaiting) {
    return <div className="skeleton skeleton-paper">Drawing …</div>;
  }
  return (
    <div className={asked.status === 'asking' ? 'is-asking' : undefined}>
      <SavedNote outcome={outcome} preview={asked.answer} />
      <FigureBoundary>
        <Preview spec={spec} table={asked.answer} shapes={shapes.answer} />
      </FigureBoundary>
      <FigureNote table={asked.answer} />
    </div>
  );
}
