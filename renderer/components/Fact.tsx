import type { ReactNode } from 'react';

interface FactProps {
  readonly label: string;
  /** Whether its words wrap where the bar is full, before another fact is moved. */
  readonly isYielding?: boolean;
  readonly children: ReactNode;
}

/** One thing that the top bar always says. */
export function Fact({ label, isYielding = false, children }: FactProps) {
  return (
    <div className={isYielding ? 'fact fact-yielding' : 'fact'}>
      <dt className="bar-label">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
