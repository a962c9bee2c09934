import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useSession } from '../state/session.tsx';
import { type Face, FaceChoice } from './FaceChoice.tsx';
import { FigureBody } from './FigureBody.tsx';
import { FigureFrame } from './FigureFrame.tsx';
import type { FigureProps } from './figure-props.ts';

/** One chart of the view with its table twin, its policy, and the way to a file. */
export function Figure(props: FigureProps) {
  const { figure, heading, controls } = props;
  const { change } = useSession();
  const [face, setFace] = useState<Face>('chart');
  const tools = (
    <>
      {controls}
      <FaceChoice of={heading} face={face} onChoose={setFace} />
      <Button
        className="button"
        aria-label={`Save ${heading}`}
        onPress={() => change({ kind: 'prepare-file', figure })}
      >
        Save …
      </Button>
    </>
  );
  return (
    <FigureFrame heading={heading} className={`figure-${figure}`} tools={tools}>
      <FigureBody {...props} isTable={face === 'table'} />
    </FigureFrame>
  );
}
