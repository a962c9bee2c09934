import type { Policy } from './policy.ts';
import { isDisclosive } from './primary.ts';
import type { TreeAxis } from './secondary/axis.ts';
import { countSheet, type SheetCount } from './secondary/count-sheet.ts';
import { makeGrid } from './secondary/grid.ts';
import { hideFurther } from './secondary/hide-further.ts';
import type { Sheet } from './secondary/sheet.ts';

/** One of two ways in which everybody is sorted, as tables by it alone show it. */
export interface SortedWay {
  /** Whether the people of each place are shown; the last place is outside the population. */
  readonly isShown: readonly boolean[];
  /** Whether it is known that nobody is in a place, so that to hide it would be no use. */
  readonly isEmpty: readonly boolean[];
  /** Whether the sum of all places but the last is shown. */
  readonly isPopulationShown: boolean;
}

/** Who is where by two ways: people of a place of the one and of a place of the other. */
export interface Moves {
  readonly counts: readonly (readonly number[])[];
  readonly down: SortedWay;
  readonly across: SortedWay;
}

/** Places, then the population that all but the last add up to, then everybody. */
function axisOf({ isShown }: SortedWay): TreeAxis {
  const outside = isShown.length - 1;
  const [population, everybody] = [outside + 1, outside + 2];
  const parents = isShown.map((_, place) => (place === outside ? everybody : population));
  return { parents: [...parents, everybody, null] };
}

/** What is known of the people of a node by one way alone; undefined where no table tells of them. */
function toldOf({ isShown, isPopulationShown }: SortedWay, node: number): boolean | undefined {
  if (node < isShown.length) return isShown[node];
  return node === isShown.length ? isPopulationShown : undefined;
}

/** What it costs to hide a count that another table shows: that cannot be, so that no other costs as much. */
const dearest = 1e9;

interface Rules {
  readonly policy: Policy;
  /** Whether what other tables show is taken for exact, though it is rounded: more is hidden, but found. */
  readonly areTotalsExact: boolean;
}

interface Cell extends SheetCount {
  /** Whether no table has it, so that it may be known as closely as the others tell. */
  readonly isUntold: boolean;
}

function cellOf({ counts, down, across }: Moves, one: number, other: number, rules: Rules): Cell {
  const { policy, areTotalsExact } = rules;
  const placesOf = (way: SortedWay, node: number): readonly number[] => {
    const places = [...way.isShown.keys()];
    if (node < places.length) return [node];
    return node === places.length ? places.slice(0, -1) : places;
  };
  const columns = placesOf(across, other);
  const count = placesOf(down, one).reduce(
    (sum, row) => sum + columns.reduce((own, column) => own + (counts[row]?.[column] ?? 0), 0),
    0,
  );
  const [rows, all] = [down.isShown.length, across.isShown.length];
  if (down.isEmpty[one] === true || across.isEmpty[other] === true) {
    return { count, isHidden: false, isKnown: true, isUntold: false };
  }
  if (one < rows && other < all) {
    return { count, isHidden: isDisclosive(count, policy), isUntold: false };
  }
  const isDown = other === all + 1;
  const told = isDown ? toldOf(down, one) : one === rows + 1 ? toldOf(across, other) : undefined;
  if (told !== true) return { count, isHidden: true, isUntold: told === undefined };
  return {
    count,
    isHidden: false,
    isKnown: areTotalsExact,
    weight: dearest,
    isUntold: false,
  };
}

function sheetOf(moves: Moves, rules: Rules): Sheet {
  const { policy } = rules;
  const grid = makeGrid([axisOf(moves.down), axisOf(moves.across)]);
  const columns = moves.across.isShown.length + 2;
  const cells = Array.from({ length: grid.size }, (_, cell) =>
    cellOf(moves, Math.floor(cell / columns), cell % columns, rules),
  );
  const empty = new Int32Array(0);
  const rows = Int32Array.from(cells.keys());
  const table = { grid, rows, cells: empty, untold: new Uint8Array(0), totals: null };
  const sheet = countSheet(table, policy, (_, cell) => cells[cell] as Cell);
  cells.forEach(({ isUntold }, cell) => {
    if (!isUntold) return;
    sheet.hidden[cell] = 1;
    sheet.known[cell] = 0;
    sheet.hiddenLeast[cell] = 0;
    sheet.width[cell] = 0;
  });
  return sheet;
}

/** Whether a cell of the sheet is a pair of places, and no total. */
function isPair({ down, across }: Moves, cell: number): boolean {
  const columns = across.isShown.length + 2;
  return Math.floor(cell / columns) < down.isShown.length && cell % columns < across.isShown.length;
}

/** What is hidden of a sheet; null where some of it is known all the same, or is shown by other tables. */
function hiddenOf(sheet: Sheet, moves: Moves): Uint8Array | null {
  const { hidden, unprotected } = hideFurther(sheet);
  const isShownElsewhere = hidden.some(
    (own, cell) => own === 1 && sheet.hidden[cell] !== 1 && !isPair(moves, cell),
  );
  return unprotected.length > 0 || isShownElsewhere ? null : hidden;
}

/**
 * Which counts of a table of moves must be hidden, so that none that is can be worked out from the people
 * of each place before and after: these are the table's totals, though other tables tell them. Null where
 * that cannot be: by the totals one would be known whatever else is hidden.
 */
export function hideMoves(moves: Moves, policy: Policy): readonly (readonly boolean[])[] | null {
  const { counts, down, across } = moves;
  const isEmpty = (row: number, column: number) =>
    down.isEmpty[row] === true || across.isEmpty[column] === true;
  const small = counts.map((own, row) =>
    own.map((count, column) => !isEmpty(row, column) && isDisclosive(count, policy)),
  );
  if (!small.flat().includes(true)) return small;
  const hiddenBy = (areTotalsExact: boolean) =>
    hiddenOf(sheetOf(moves, { policy, areTotalsExact }), moves);
  const hidden = hiddenBy(policy.rounding <= 1) ?? hiddenBy(true);
  if (hidden === null) return null;
  const columns = across.isShown.length + 2;
  return counts.map((own, row) => own.map((_, column) => hidden[row * columns + column] === 1));
}
