import { makePairBook, type RowValues } from './pair-book.ts';

/** A column of a combination: its values lie from 0 to `size - 1`. */
export interface Part {
  readonly size: number;
  /** Repeated where there are fewer than rows. */
  readonly values: RowValues;
}

/** Rows by what several columns hold together. */
export interface Numbered {
  readonly numbers: Uint32Array;
  /** How many different numbers there are: they begin at 0. */
  readonly count: number;
  /** Of each part in turn, the value that each number stands for. */
  readonly values: readonly Uint32Array[];
}

/** Numbers rows by their combinations, in the order in which they are met. */
export function numberRows(rows: number, parts: readonly Part[]): Numbered {
  const numbers = new Uint32Array(rows);
  const books = parts.map(({ size, values }) => {
    const book = makePairBook(size);
    book.write(numbers, values);
    return { size, pairs: book.pairs };
  });
  const count = books.at(-1)?.pairs.length ?? Math.min(rows, 1);
  const values = parts.map(() => new Uint32Array(count));
  for (let number = 0; number < count; number += 1) {
    let own = number;
    for (let part = books.length - 1; part >= 0; part -= 1) {
      const { size, pairs } = books[part] as (typeof books)[number];
      const pair = pairs[own] as number;
      (values[part] as Uint32Array)[number] = pair % size;
      own = Math.floor(pair / size);
    }
  }
  return { numbers, count, values };
}
