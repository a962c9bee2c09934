import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';

interface MoreListProps {
  readonly className: string;
  /** Each with a key of its own. */
  readonly items: readonly ReactNode[];
  /** Shown while the rest is not asked for. */
  readonly most: number;
  /** What the rest is, e.g. `6 more doubts`. */
  readonly more: (count: number) => string;
}

/** A list of which the rest is shown on request: one or two more are shown at once. */
export function MoreList({ className, items, most, more }: MoreListProps) {
  const [isWhole, setIsWhole] = useState(false);
  const isShort = items.length <= most + 2;
  return (
    <>
      <ul className={className}>{isWhole || isShort ? items : items.slice(0, most)}</ul>
      {isShort ? null : (
        <Button
          className="quiet more"
          aria-expanded={isWhole}
          onPress={() => setIsWhole((before) => !before)}
        >
          {isWhole ? 'Fewer' : more(items.length - most)}
        </Button>
      )}
    </>
  );
}
