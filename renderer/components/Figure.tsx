import { useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { useSession } from '../state/session.tsx';
import { FigureBody } from './FigureBody.tsx';
import type { FigureProps } from './figure-props.ts';
import { Segmented } from './Segmented.tsx';

const faces = [
  { id: 'chart', label: 'Chart' },
  { id: 'table', label: 'Table' },
] as const;

/** One chart of the view with its table twin, its policy, and the way to a file. */
export function Figure(props: FigureProps) {
  const { chart, heading, controls } = props;
  const { change } = useSession();
  const [face, setFace] = useState<'chart' | 'table'>('chart');
  const id = useId();
  return (
    <section className={`figure figure-${chart}`} aria-labelledby={id}>
      <div className="figure-head">
        <h2 id={id}>{heading}</h2>
        <div className="figure-tools">
          {controls}
          <Segmented label={`Show ${heading} as`} value={face} options={faces} onChoose={setFace} />
          <Button
            className="button"
            aria-label={`Save ${heading}`}
            onPress={() => change({ kind: 'prepare-file', chart })}
          >
            Save …
          </Button>
        </div>
      </div>
      <FigureBody {...props} isTable={face === 'table'} />
    </section>
  );
}
