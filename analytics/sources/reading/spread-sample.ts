const mostRows = 20_000;
const mostCells = 2_000_000;
const firstRows = 5;

/**
 * Keeps rows spread evenly over a file whose length is not known beforehand: every row at first,
 * then every second of them, every fourth and so on, and always the first few.
 */
export class SpreadSample<Row> {
  readonly #most: number;
  #kept: { readonly index: number; readonly row: Row }[] = [];
  #stride = 1;
  #count = 0;

  constructor(columns: number) {
    this.#most = Math.max(1, Math.min(mostRows, Math.floor(mostCells / Math.max(1, columns))));
  }

  /** Whether the next row is one to keep; each row is to be asked for once. */
  wantsNext(): boolean {
    const index = this.#count;
    this.#count += 1;
    return index % this.#stride === 0 || index < firstRows;
  }

  /** Keeps the row that was asked for last. */
  keep(row: Row): void {
    this.#kept.push({ index: this.#count - 1, row });
    if (this.#kept.length < this.#most) return;
    this.#stride *= 2;
    this.#kept = this.#kept.filter(({ index }) => index % this.#stride === 0 || index < firstRows);
  }

  /** Rows in the order of the file. */
  rows(): Row[] {
    return this.#kept.map(({ row }) => row);
  }
}
