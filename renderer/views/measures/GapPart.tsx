import { useAnswer } from '../../client/use-answer.ts';
import { Answered } from '../../components/Answered.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { FigureNote } from '../../components/FigureNote.tsx';
import { useSession } from '../../state/session.tsx';
import { gapAskOf } from '../../state/spec.ts';
import { GapSheet } from './GapSheet.tsx';

/** How far the quintiles are apart in the measure on screen, whatever it is broken down by. */
export function GapPart() {
  const session = useSession();
  const asked = useAnswer('gap.release', gapAskOf(session));
  if (session.extract?.dimensions.quintile === undefined) {
    return (
      <div className="figure-gap">
        <EmptyState
          title="No gap without deprivation"
          next={{ view: 'import', label: 'Add a deprivation table' }}
        >
          How far quintiles are apart needs an area for each person and a deprivation table for
          those areas.
        </EmptyState>
      </div>
    );
  }
  return (
    <FigureFrame heading="How far apart the quintiles are" className="figure-gap">
      <Answered asked={asked} waiting="Working it out …" refused="The gap could not be worked out.">
        {(table) => (
          <>
            <GapSheet table={table} />
            <FigureNote table={table} isCounted isMethodSaid />
          </>
        )}
      </Answered>
    </FigureFrame>
  );
}
