/** Combinations that are numbered in the order in which they are met. */
export interface Numbered {
  /** The number of each row; a row that is skipped has the number of combinations. */
  readonly numbers: Uint32Array;
  /** For each number a row that it is of. */
  readonly rows: readonly number[];
}

/** A column of a combination: its values lie from 0 to `size - 1`. */
export interface Part {
  readonly size: number;
  readonly of: (row: number) => number;
}

/** Combinations that are looked up by place and not by hashing. */
const lookedUp = 2 ** 24;

/** Numbers rows by what several columns hold together. */
export function numberRows(
  rows: number,
  parts: readonly Part[],
  isSkipped: (row: number) => boolean,
): Numbered {
  const all = parts.reduce((product, { size }) => product * size, 1);
  const quick = all <= lookedUp ? new Int32Array(all) : null;
  const found = new Map<number, number>();
  const numbers = new Uint32Array(rows);
  const first: number[] = [];
  const skipped: number[] = [];
  const next = (row: number) => {
    first.push(row);
    return first.length - 1;
  };
  for (let row = 0; row < rows; row += 1) {
    if (isSkipped(row)) {
      skipped.push(row);
      continue;
    }
    let key = 0;
    for (let at = 0; at < parts.length; at += 1) {
      const { size, of } = parts[at] as Part;
      key = key * size + of(row);
    }
    const place = quick === null ? (found.get(key) ?? -1) : (quick[key] as number) - 1;
    const number = place < 0 ? next(row) : place;
    if (place < 0 && quick !== null) quick[key] = number + 1;
    else if (place < 0) found.set(key, number);
    numbers[row] = number;
  }
  for (const row of skipped) numbers[row] = first.length;
  return { numbers, rows: first };
}
