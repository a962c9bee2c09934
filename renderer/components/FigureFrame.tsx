import { type ReactNode, useId } from 'react';

interface FigureFrameProps {
  readonly heading: string;
  readonly className?: string;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a figure: its heading, what is pressed beside it, and what it shows. */
export function FigureFrame({ heading, className = '', tools, children }: FigureFrameProps) {
  const id = useId();
  return (
    <section className={`figure ${className}`.trim()} aria-labelledby={id}>
      <div className="figure-head">
        <h2 id={id}>{heading}</h2>
        {tools === undefined ? null : <div className="figure-tools">{tools}</div>}
      </div>
      {children}
    </section>
  );
}
