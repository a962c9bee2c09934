import { type Filters, noneCode, noSegmentCode } from '../../analytics/contract/dimensions.ts';
import type { TableAsk } from '../../analytics/contract/methods.ts';
import {
  type HeldDimension,
  heldDimensions,
  isRegistered,
  registeredCode,
} from './stand-in-categories.ts';
import { type Cell, cells } from './stand-in-cube.ts';
import { claims, type StandInDefinition, type StandInPattern } from './stand-in-definitions.ts';

/** Some people of one cell: the segment that claims them, and all that they match. */
export interface Counted {
  readonly cell: Cell;
  readonly segment: string;
  readonly pattern: StandInPattern;
}

const isKept = ({ cell, segment }: Counted, filters: Filters) =>
  heldDimensions.every(
    (name) => filters[name]?.includes(name === 'segment' ? segment : cell.codes[name]) ?? true,
  );

/** Everybody whom filters leave, by what a definition says of them. */
export function countedBy(definition: StandInDefinition, filters: Filters): Counted[] {
  return cells.flatMap((cell) =>
    definition
      .patterns(cell)
      .map((pattern) => ({ cell, pattern, segment: claims(pattern) ?? noSegmentCode }))
      .filter((counted) => counted.pattern.people > 0 && isKept(counted, filters)),
  );
}

/** Conditions that a whole cell has, by a rule of thumb: a third of them the first, a quarter the next. */
function combinationOf({ place }: Cell, ids: readonly string[]): string {
  const has = ids.filter((_, bit) => (place * 7 + bit * 13) % (bit + 3) === 0);
  return has.length === 0 ? noneCode : has.join('+');
}

/** The codes that a person counts under: in an overlay those of every segment that they match. */
function codesOf(
  { cell, segment, pattern }: Counted,
  name: string,
  ids: readonly string[],
  isOverlay: boolean,
): readonly string[] {
  if (name === 'combination') return [combinationOf(cell, ids)];
  if (isRegistered(name)) return [registeredCode(name, cell.codes.lcp)];
  if (name !== 'segment') return [cell.codes[name as HeldDimension]];
  return isOverlay && pattern.matched.length > 0 ? pattern.matched : [segment];
}

export function add(found: Map<string, number>, key: string, people: number): void {
  found.set(key, (found.get(key) ?? 0) + people);
}

/** People by some dimensions, keyed by their codes joined with a line break; totals as `all`. */
export function sums(
  definition: StandInDefinition,
  {
    by,
    filters = {},
    totals = false,
    combination = [],
  }: Omit<TableAsk, 'definition' | 'policy' | 'measure'>,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const counted of countedBy(definition, filters)) {
    let keys: string[][] = [[]];
    for (const name of by) {
      const own = codesOf(counted, name, combination, definition.assign === 'every-match');
      const codes = totals ? [...own, 'all'] : own;
      keys = keys.flatMap((key) => codes.map((each) => [...key, each]));
    }
    for (const key of keys) add(found, key.join('\n'), counted.pattern.people);
  }
  return found;
}
