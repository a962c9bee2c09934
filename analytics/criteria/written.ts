import type { Where } from '../contract/problem.ts';

/** One key of a map that an author wrote, and where it stands. */
export interface WrittenEntry {
  readonly key: string;
  readonly at: Where;
  readonly value: Written;
}

/** What an author wrote, with where it stands: the same shape for YAML text and for plain data. */
export type Written =
  | { readonly kind: 'map'; readonly at: Where; readonly entries: readonly WrittenEntry[] }
  | { readonly kind: 'list'; readonly at: Where; readonly items: readonly Written[] }
  | { readonly kind: 'text'; readonly at: Where; readonly value: string }
  | { readonly kind: 'number'; readonly at: Where; readonly value: number }
  | { readonly kind: 'flag'; readonly at: Where; readonly value: boolean }
  | { readonly kind: 'nothing'; readonly at: Where };

const kindWords: Readonly<Record<Written['kind'], string>> = {
  map: 'a map of keys',
  list: 'a list',
  text: 'a text',
  number: 'a number',
  flag: 'true or false',
  nothing: 'nothing',
};

/** What a piece is, in words: `a list`, `a number`, `nothing`. */
export function kindInWords(written: Written): string {
  return kindWords[written.kind];
}
