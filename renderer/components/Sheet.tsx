import type { ReactNode } from 'react';

/** The heading of a column: of text, of numbers, or only for those who listen. */
export type SheetHead = string | { readonly number: string } | { readonly unseen: string };

interface SheetProps {
  readonly heads: readonly SheetHead[];
  /** What the table looks like besides. */
  readonly className?: string;
  /** A long table scrolls by itself: its name, and what its frame looks like besides. */
  readonly scrolls?: { readonly label: string; readonly className?: string };
  /** One `tbody` or several. */
  readonly children: ReactNode;
}

function Head({ head }: { head: SheetHead }) {
  if (typeof head === 'string') return <th scope="col">{head}</th>;
  if ('unseen' in head) {
    return (
      <th scope="col">
        <span className="unseen">{head.unseen}</span>
      </th>
    );
  }
  return (
    <th scope="col" className="number">
      {head.number}
    </th>
  );
}

/** A table of facts under its headings; scrolls sideways where the window is too narrow for it. */
export function Sheet({ heads, className = '', scrolls, children }: SheetProps) {
  const table = (
    <table className={`sheet ${className}`.trim()}>
      <thead>
        <tr>
          {heads.map((head) => (
            <Head key={typeof head === 'string' ? head : Object.values(head)[0]} head={head} />
          ))}
        </tr>
      </thead>
      {children}
    </table>
  );
  if (scrolls === undefined) return <div className="sideways">{table}</div>;
  const frame = `twin ${scrolls.className ?? ''}`.trim();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by key
    <section className={frame} aria-label={scrolls.label} tabIndex={0}>
      {table}
    </section>
  );
}
