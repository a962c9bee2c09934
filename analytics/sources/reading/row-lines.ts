/** Places that are remembered at which rows no longer follow line by line. */
const mostChanges = 10_000;

/** In which line of its file each row of a table stands, remembered by where lines are passed over. */
export class RowLines {
  readonly #from: number[] = [];
  readonly #ahead: number[] = [];
  #rows = 0;
  #last = Number.NaN;

  /** Takes the line of the next row. */
  add(line: number): void {
    this.#rows += 1;
    const ahead = line - this.#rows;
    if (ahead === this.#last || this.#from.length > mostChanges) return;
    this.#last = ahead;
    this.#from.push(this.#rows);
    this.#ahead.push(ahead);
  }

  /** Line of a row, both from 1; null where too many lines were passed over before it. */
  readonly lineOf = (row: number): number | null => {
    const at = this.#from.findLastIndex((from) => from <= row);
    return at < 0 || at >= mostChanges ? null : row + (this.#ahead[at] ?? 0);
  };
}
