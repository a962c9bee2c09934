import type { ReactNode } from 'react';

/** One thing that the top bar always says. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt className="bar-label">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
