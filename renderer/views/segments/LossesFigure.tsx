import { useMemo, useState } from 'react';
import type { ReleasedTable } from '../../../analytics/contract/released.ts';
import { losses } from '../../charts/losses.ts';
import { useAnswer } from '../../client/use-answer.ts';
import { Answered } from '../../components/Answered.tsx';
import { ChartCanvas } from '../../components/ChartCanvas.tsx';
import { type Face, FaceChoice } from '../../components/FaceChoice.tsx';
import { FigureBoundary } from '../../components/FigureBoundary.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { FigureNote } from '../../components/FigureNote.tsx';
import { useRunAsk } from '../../components/use-people.ts';
import { useWidth } from '../../components/use-width.ts';
import { pickedOf } from '../../state/picked.ts';
import { useSession } from '../../state/session.tsx';
import { PairSheet } from './PairSheet.tsx';
import { lossPairs } from './pairs.ts';

const heading = 'Who took the lost';

function LossChart({ table, width }: { table: ReleasedTable; width: number }) {
  const { theme, change, state } = useSession();
  const selected = state.filters.segment ?? [];
  const drawing = useMemo(
    () => losses(table, { width, theme, frame: false }),
    [table, width, theme],
  );
  return (
    <ChartCanvas
      drawing={drawing}
      selected={selected}
      linked={null}
      onPick={(mark) => {
        const picked = pickedOf(mark);
        if (picked !== null) change({ kind: 'toggle-filter', picked });
      }}
      onPoint={() => undefined}
    />
  );
}

function Losses({ table, face }: { table: ReleasedTable; face: Face }) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const pairs = lossPairs(table);
  return (
    <div ref={ref}>
      {pairs.length === 0 ? (
        <p>No segment lost anybody to an earlier one: nobody matches two segments.</p>
      ) : face === 'table' ? (
        <PairSheet
          label={heading}
          heads={['Matched', 'Claimed by', { number: 'People' }]}
          pairs={pairs}
        />
      ) : width === null ? null : (
        <FigureBoundary>
          <LossChart table={table} width={width} />
        </FigureBoundary>
      )}
      <FigureNote table={table} isCounted isWarned={false} />
    </div>
  );
}

/** For each segment, which earlier ones claimed the people that it matched and lost. */
export function LossesFigure() {
  const [face, setFace] = useState<Face>('chart');
  const asked = useAnswer('segments.losses', useRunAsk());
  return (
    <FigureFrame
      heading={heading}
      className="figure-losses"
      tools={<FaceChoice of={heading} face={face} onChoose={setFace} />}
    >
      <Answered asked={asked} waiting="Counting …" refused="The losses could not be counted.">
        {(table) => <Losses table={table} face={face} />}
      </Answered>
    </FigureFrame>
  );
}
