/** Values of rows. */
export type RowValues = Uint8Array | Uint16Array | Uint32Array;

/** Numbers pairs of a number and a value in the order in which they are met, from 0. */
export interface PairBook {
  /** Of each number its pair: `before * size + value`. */
  readonly pairs: readonly number[];
  /**
   * Changes the number of each row to that of its pair with the row's value; values are repeated
   * where there are fewer of them than rows.
   */
  write(numbers: Uint32Array, values: RowValues): void;
}

/** Pairs up to which they are looked up by place and not by hashing. */
const lookedUp = 2 ** 24;

/** Writes rows on from one until one whose pair has no number yet; gives that row, or how many there are. */
function writeKnown(
  numbers: Uint32Array,
  values: Uint32Array,
  { size, places }: { readonly size: number; readonly places: Int32Array },
  from: number,
): number {
  const rows = numbers.length;
  for (let row = from; row < rows; row += 1) {
    const pair = (numbers[row] as number) * size + (values[row] as number);
    const place = pair < places.length ? (places[pair] as number) : 0;
    if (place === 0) return row;
    numbers[row] = place - 1;
  }
  return rows;
}

/** A book of pairs with values from 0 to `size - 1`, to be written in again and again. */
export function makePairBook(size: number): PairBook {
  const pairs: number[] = [];
  const hashed = new Map<number, number>();
  let places = new Int32Array(size);

  function add(pair: number): number {
    const number = pairs.push(pair) - 1;
    if (pair >= lookedUp) {
      hashed.set(pair, number);
      return number;
    }
    if (pair >= places.length) {
      const wider = new Int32Array(Math.min(lookedUp, Math.max(pair + 1, places.length * 2)));
      wider.set(places);
      places = wider;
    }
    places[pair] = number + 1;
    return number;
  }
  function writePart(numbers: Uint32Array, values: Uint32Array) {
    let row = writeKnown(numbers, values, { size, places }, 0);
    while (row < numbers.length) {
      const pair = (numbers[row] as number) * size + (values[row] as number);
      numbers[row] = hashed.get(pair) ?? add(pair);
      row = writeKnown(numbers, values, { size, places }, row + 1);
    }
  }
  return {
    pairs,
    write(numbers, values) {
      const own = values instanceof Uint32Array ? values : new Uint32Array(values);
      for (let from = 0; from < numbers.length; from += own.length) {
        writePart(numbers.subarray(from, from + own.length), own);
      }
    },
  };
}
