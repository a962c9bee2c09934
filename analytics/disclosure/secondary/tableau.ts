/**
 * Counts that hang together by lines: some are free, and each of the others is less by `rows` times
 * these. All by their place among the counts.
 */
export interface Tableau {
  readonly rows: Float64Array[];
  /** By row, the count that it tells. */
  readonly told: number[];
  /** By count, the row that tells it, or -1. */
  readonly rowOf: Int32Array;
}

const tiny = 1e-9;

/** Takes a multiple of a row, which is 0 but at these places, from another so that a count drops out of it. */
function clear(row: Float64Array, by: Float64Array, places: readonly number[], drop: number): void {
  const factor = row[drop] as number;
  for (const at of places) {
    const rest = (row[at] as number) - factor * (by[at] as number);
    row[at] = rest < tiny && rest > -tiny ? 0 : rest;
  }
  row[drop] = 0;
}

function placesOf(row: Float64Array): number[] {
  const places: number[] = [];
  for (let at = 0; at < row.length; at += 1) if (row[at] !== 0) places.push(at);
  return places;
}

/** Makes a row tell another count than it did. */
export function pivot({ rows, told, rowOf }: Tableau, at: number, place: number): void {
  const own = rows[at] as Float64Array;
  const unit = own[place] as number;
  if (unit !== 1) for (let k = 0; k < own.length; k += 1) own[k] = (own[k] as number) / unit;
  const places = placesOf(own);
  for (const row of rows) if (row !== own && row[place] !== 0) clear(row, own, places, place);
  const before = told[at] as number;
  if (before >= 0) rowOf[before] = -1;
  told[at] = place;
  rowOf[place] = at;
}

/** A line as a row: the first is the sum of the others. */
function rowOf(line: Int32Array, placeOf: Int32Array, size: number): Float64Array {
  const row = new Float64Array(size);
  for (let at = 0; at < line.length; at += 1) {
    const place = placeOf[line[at] as number] as number;
    if (place >= 0) row[place] = at === 0 ? -1 : 1;
  }
  return row;
}

/** Counts as a tableau by the lines that they are on; `placeOf` is -1 for those left out. */
export function tableauOf(
  lines: readonly Int32Array[],
  placeOf: Int32Array,
  size: number,
): Tableau {
  const tableau: Tableau = { rows: [], told: [], rowOf: new Int32Array(size).fill(-1) };
  for (const line of lines) {
    const row = rowOf(line, placeOf, size);
    tableau.rows.forEach((by, at) => {
      const drop = tableau.told[at] as number;
      if (row[drop] !== 0) clear(row, by, placesOf(by), drop);
    });
    const place = row.findLastIndex((value) => value !== 0);
    if (place < 0) continue;
    tableau.rows.push(row);
    tableau.told.push(-1);
    pivot(tableau, tableau.rows.length - 1, place);
  }
  return tableau;
}
