import { useState } from 'react';
import { Button, Group } from 'react-aria-components';
import { formatCount } from '../charts/number-format.ts';

interface Paged<T> {
  readonly shown: readonly T[];
  /** Place of the first that is shown, from 0. */
  readonly from: number;
  readonly size: number;
  readonly total: number;
  readonly turn: (from: number) => void;
}

/** A long list, a page at a time; back at its start when it grows shorter than the page. */
export function usePages<T>(all: readonly T[], size: number): Paged<T> {
  const [wanted, turn] = useState(0);
  const from = wanted < all.length ? wanted : 0;
  return { shown: all.slice(from, from + size), from, size, total: all.length, turn };
}

interface PagesProps {
  /** What is listed, in the plural. */
  readonly what: string;
  readonly paged: Paged<unknown>;
}

/** Which part of a long list is shown, and the way to the others; nothing where it is short. */
export function Pages({ what, paged }: PagesProps) {
  const { from, size, total, turn } = paged;
  if (total <= size) return null;
  const to = Math.min(from + size, total);
  return (
    <Group className="pages" aria-label={`Pages of ${what}`}>
      <Button className="button" isDisabled={from === 0} onPress={() => turn(from - size)}>
        Previous {formatCount(size)}
      </Button>
      <p aria-live="polite">
        {formatCount(from + 1)} to {formatCount(to)} of {formatCount(total)} {what}
      </p>
      <Button className="button" isDisabled={to === total} onPress={() => turn(from + size)}>
        Next {formatCount(size)}
      </Button>
    </Group>
  );
}
