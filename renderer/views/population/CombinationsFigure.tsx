import { useMemo, useState } from 'react';
import type { ExtractSummary } from '../../../analytics/contract/extract.ts';
import type { TableAsk } from '../../../analytics/contract/methods.ts';
import type { ReleasedTable } from '../../../analytics/contract/released.ts';
import { combinations } from '../../charts/combinations.ts';
import { useAnswer } from '../../client/use-answer.ts';
import { Answered } from '../../components/Answered.tsx';
import { ChartCanvas } from '../../components/ChartCanvas.tsx';
import { type Face, FaceChoice } from '../../components/FaceChoice.tsx';
import { FigureBoundary } from '../../components/FigureBoundary.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { FigureNote } from '../../components/FigureNote.tsx';
import { useWidth } from '../../components/use-width.ts';
import { useSession } from '../../state/session.tsx';
import { combinedConditions } from '../../words/combined-conditions.ts';
import { CombinationSheet } from './CombinationSheet.tsx';
import { ConditionsChoice } from './ConditionsChoice.tsx';

const heading = 'Conditions together';
const nothing = () => undefined;

function CombinationChart({ table, width }: { table: ReleasedTable; width: number }) {
  const { theme } = useSession();
  const drawing = useMemo(
    () => combinations(table, { width, theme, frame: false }),
    [table, width, theme],
  );
  return (
    <ChartCanvas drawing={drawing} selected={[]} linked={null} onPick={nothing} onPoint={nothing} />
  );
}

function Combinations({ table, face }: { table: ReleasedTable; face: Face }) {
  const { ref, width } = useWidth<HTMLDivElement>();
  return (
    <div ref={ref}>
      {face === 'table' ? (
        <CombinationSheet table={table} label={heading} />
      ) : width === null ? null : (
        <FigureBoundary>
          <CombinationChart table={table} width={width} />
        </FigureBoundary>
      )}
      <FigureNote table={table} isCounted isWarned={false} />
    </div>
  );
}

function useCombinations(chosen: readonly string[]) {
  const { definition, policy, state } = useSession();
  const ask: TableAsk | null =
    definition === null || policy === null || chosen.length === 0
      ? null
      : {
          measure: 'people',
          by: ['combination'],
          combination: chosen,
          definition,
          policy: policy.id,
          filters: state.filters,
        };
  return useAnswer('table.release', ask);
}

/** Which of some conditions people have together, most people first. */
export function CombinationsFigure({ extract }: { extract: ExtractSummary }) {
  const { state, change } = useSession();
  const [face, setFace] = useState<Face>('chart');
  const chosen = combinedConditions(extract, state.combined);
  const asked = useCombinations(chosen);
  const tools = (
    <>
      <ConditionsChoice
        conditions={extract.conditions}
        chosen={chosen}
        onChoose={(conditions) => change({ kind: 'combine', conditions })}
      />
      <FaceChoice of={heading} face={face} onChoose={setFace} />
    </>
  );
  return (
    <FigureFrame heading={heading} className="figure-combinations" tools={tools}>
      {chosen.length === 0 ? (
        <p className="quiet-words">No condition is chosen.</p>
      ) : (
        <Answered asked={asked} waiting="Counting …" refused="Combinations could not be counted.">
          {(table) => <Combinations table={table} face={face} />}
        </Answered>
      )}
    </FigureFrame>
  );
}
