import { type Cell, cellsOf } from './knowledge.ts';
import { bundleOf, type Played } from './play.ts';
import { readPrinted } from './printed.ts';
import { addColumn, nameOf, type Program, type Programmed, programOf } from './program.ts';
import { type Point, plainEnd, type Sense, walk } from './solve.ts';
import type { World } from './world.ts';

/** A count that can be told too closely: where it is, and all that it can be. */
export interface Known {
  readonly at: string;
  readonly lower: number;
  readonly upper: number;
  readonly width: number;
  readonly exact: number;
  readonly kind: 'hidden' | 'between';
}

/** What somebody learns who holds some tables and knows how people hang together. */
export interface Learned {
  /** Whether anything at all can be true. */
  readonly feasible: boolean;
  readonly hidden: number;
  readonly known: readonly Known[];
  /** Shown counts that the truth contradicts. */
  readonly lies: readonly string[];
}

interface Target extends Omit<Known, 'lower' | 'upper'> {
  readonly column: number;
  readonly matters: (lower: number, upper: number) => boolean;
}

/** Hidden counts but those of groups that nobody could ever be in, e.g. of a practice in another area. */
function hiddenTargets(world: World, cells: readonly Cell[], found: Programmed): Target[] {
  const { named, peopled } = found;
  const shown = new Set(cells.flatMap((cell) => (cell.isShown ? [nameOf(cell, world)] : [])));
  return cells.flatMap((cell): Target[] => {
    const { width, at, exact, zero, onlyUpTo } = cell;
    const name = nameOf(cell, world);
    if (width === null || shown.has(name) || !peopled.has(name)) return [];
    const matters = (lower: number, upper: number) =>
      onlyUpTo === null || (lower <= onlyUpTo && (upper > 0 || zero === 'hidden'));
    return [{ column: named.get(name) ?? -1, at, width, exact, matters, kind: 'hidden' }];
  });
}

/** The same group of people of two ages, or of two versions, both shown. */
function betweenTargets(
  world: World,
  cells: readonly Cell[],
  named: ReadonlyMap<string, number>,
  program: Program,
  policyOf: (cell: Cell) => { readonly width: number },
): Target[] {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    if (!cell.isShown) continue;
    const { question, kept, quantity } = cell.asked;
    const key = JSON.stringify([
      question.extract,
      question.version,
      quantity,
      Object.entries(kept).sort(),
    ]);
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  const from = ({ asked }: Cell) => asked.question.from ?? 0;
  const targets: Target[] = [];
  const seen = new Set<string>();
  for (const group of groups.values()) {
    for (const whole of group) {
      for (const part of group) {
        const key = `${nameOf(whole, world)} / ${nameOf(part, world)}`;
        if (from(whole) >= from(part) || seen.has(key)) continue;
        seen.add(key);
        const column = addColumn(program, { lower: 0, upper: Infinity });
        const [large, small] = [whole, part].map((one) => named.get(nameOf(one, world)) ?? -1);
        const terms = [
          [column, 1],
          [large ?? -1, -1],
          [small ?? -1, 1],
        ] as const;
        program.rows.push({ terms, equal: true });
        const { width } = policyOf(whole);
        const isZeroShown = whole.zero === 'shown' && part.zero === 'shown';
        const matters = (lower: number, upper: number) =>
          lower <= width && !(upper < 1 && isZeroShown) && upper > 0;
        const at = `${whole.at} and ${part.at}`;
        targets.push({
          column,
          at,
          width,
          exact: whole.exact - part.exact,
          matters,
          kind: 'between',
        });
      }
    }
  }
  return targets;
}

interface Search {
  readonly least: Map<Target, number>;
  readonly most: Map<Target, number>;
}

function see({ least, most }: Search, targets: readonly Target[], point: Point): void {
  for (const target of targets) {
    const value = point[target.column] ?? 0;
    least.set(target, Math.min(least.get(target) ?? Infinity, value));
    most.set(target, Math.max(most.get(target) ?? -Infinity, value));
  }
}

const apart = ({ least, most }: Search, target: Target) =>
  (most.get(target) ?? 0) - (least.get(target) ?? 0);

const isWide = (search: Search, target: Target) => apart(search, target) >= target.width - 1e-5;

/** The end of a target, by a text of its own where a walk has not shown it to be wide. */
async function ended(program: Program, target: Target): Promise<Known[]> {
  const lower = await plainEnd(program, target.column, 'Minimize');
  const upper = await plainEnd(program, target.column, 'Maximize');
  const { at, width, exact, kind } = target;
  const isNarrow = upper - lower < width - 1e-5 && target.matters(lower, upper);
  return isNarrow ? [{ at, lower, upper, width, exact, kind }] : [];
}

/** As many narrow targets as are told of one attack. */
const mostTold = 6;

/** Every target that no two worlds, alike in all that is printed, leave wide enough; null for no world. */
async function searchAll(program: Program, targets: readonly Target[]): Promise<Known[] | null> {
  const walker = await walk(program);
  const search = { least: new Map(), most: new Map() };
  const go = (columns: readonly number[], sense: Sense) => {
    const point = walker.to(columns, sense);
    if (point !== null) see(search, targets, point);
    return point !== null;
  };
  const open = () => targets.filter((target) => !isWide(search, target));
  try {
    if (!go([0], 'Minimize')) return null;
    go(
      open().map(({ column }) => column),
      'Maximize',
    );
    go(
      open().map(({ column }) => column),
      'Minimize',
    );
    for (const target of open()) {
      for (const sense of ['Maximize', 'Minimize'] as const) {
        if (!isWide(search, target)) go([target.column], sense);
      }
    }
    const narrow = open().filter((target) =>
      target.matters(search.least.get(target) ?? 0, search.most.get(target) ?? 0),
    );
    const known: Known[] = [];
    for (const target of narrow.slice(0, mostTold)) known.push(...(await ended(program, target)));
    return known;
  } finally {
    walker.end();
  }
}

/**
 * Attacks tables from their files alone, with all that is known of how people hang together: segments,
 * ages, areas, versions. Shares nothing with the program's own attacker but the solver.
 */
export async function attackPlainly(world: World, played: readonly Played[]): Promise<Learned> {
  if (played.length === 0) return { feasible: true, hidden: 0, known: [], lies: [] };
  const printed = readPrinted(bundleOf(played));
  const cells = printed.flatMap((table, at) => cellsOf(played[at] as Played, table));
  const policies = new Map(printed.map((table, at) => [played[at]?.question, table.policy]));
  const found = programOf(world, cells);
  const { program, named } = found;
  const hidden = hiddenTargets(world, cells, found);
  const between = betweenTargets(world, cells, named, program, ({ asked }) => {
    const policy = policies.get(asked.question);
    const { protection_width: width = 1, rounding = 1 } = policy ?? {};
    return { width: rounding > 1 ? Math.min(width, rounding - 1) : width };
  });
  const lies = cells.flatMap(({ at, limits: { lower, upper }, exact }) =>
    exact >= lower && exact <= upper
      ? []
      : [`${at} is ${exact}, and said to be ${lower} to ${upper}`],
  );
  const known = await searchAll(program, [...hidden, ...between]);
  return { feasible: known !== null, hidden: hidden.length, known: known ?? [], lies };
}
