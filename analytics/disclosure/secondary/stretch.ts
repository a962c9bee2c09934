import { pivot, type Tableau } from './tableau.ts';

/** How far counts can go down and up from where they are, by their place among them. */
export interface Bounds {
  readonly down: Float64Array;
  readonly up: Float64Array;
}

/** Where the first count can go: how far, and how much each count changes by then. */
export interface Stretch {
  readonly by: number;
  readonly changes: Float64Array;
}

const tiny = 1e-9;
const mostTurns = 100;
/** Turns after which the first count that helps is taken, and not that which helps most. */
const patience = 60;

/** A linear program under way. */
interface Run {
  readonly tableau: Tableau;
  readonly bounds: Bounds;
  readonly changes: Float64Array;
  readonly target: number;
}

const roomFor = ({ bounds, changes }: Run, place: number, towards: number) =>
  towards > 0
    ? (bounds.up[place] as number) - (changes[place] as number)
    : (bounds.down[place] as number) + (changes[place] as number);

/** The free count whose change moves the first one towards, and which way it must change. */
function entering(run: Run, towards: 1 | -1, turn: number): { place: number; sign: number } | null {
  const { target } = run;
  const at = run.tableau.rowOf[target] as number;
  if (at < 0) {
    return roomFor(run, target, towards) > tiny ? { place: target, sign: towards } : null;
  }
  const row = run.tableau.rows[at] as Float64Array;
  let best = 0;
  let found: { place: number; sign: number } | null = null;
  for (let place = 0; place < row.length; place += 1) {
    const gain = -(row[place] as number) * towards;
    if (Math.abs(gain) <= best + tiny || run.tableau.rowOf[place] !== -1) continue;
    const sign = Math.sign(gain);
    if (roomFor(run, place, sign) <= tiny) continue;
    found = { place, sign };
    if (turn > patience) return found;
    best = Math.abs(gain);
  }
  return found;
}

/** The row that stops a free count first, or -1 where it stops by itself, and how far it gets. */
function leaving(run: Run, place: number, sign: number): { row: number; by: number } {
  const { rows, told } = run.tableau;
  let by = roomFor(run, place, sign);
  let row = -1;
  for (let at = 0; at < rows.length; at += 1) {
    const rate = -((rows[at] as Float64Array)[place] as number) * sign;
    if (rate === 0) continue;
    const own = Math.max(0, roomFor(run, told[at] as number, rate)) / Math.abs(rate);
    if (
      own < by - tiny ||
      (own < by + tiny && row >= 0 && (told[at] as number) < (told[row] as number))
    ) {
      by = Math.min(by, own);
      row = at;
    }
  }
  return { row, by };
}

function move({ tableau, changes }: Run, place: number, step: number): void {
  if (step === 0) return;
  changes[place] = (changes[place] as number) + step;
  tableau.rows.forEach((row, at) => {
    const told = tableau.told[at] as number;
    changes[told] = (changes[told] as number) - (row[place] as number) * step;
  });
}

/**
 * How far the first count of a tableau can go up or down with the others, by the simplex method with
 * bounds. The tableau changes, but tells the same.
 */
export function stretch(
  tableau: Tableau,
  target: number,
  bounds: Bounds,
  towards: 1 | -1,
): Stretch {
  const run = { tableau, bounds, target, changes: new Float64Array(bounds.up.length) };
  for (let turn = 0; turn < mostTurns && roomFor(run, target, towards) > tiny; turn += 1) {
    const next = entering(run, towards, turn);
    if (next === null) break;
    const { row, by } = leaving(run, next.place, next.sign);
    move(run, next.place, next.sign * by);
    if (row >= 0) pivot(tableau, row, next.place);
  }
  return { by: Math.abs(run.changes[target] as number), changes: run.changes };
}
