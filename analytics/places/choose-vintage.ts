import type { DeprivationTable, Places } from './places.ts';
import { codesByVintage } from './settle-vintage.ts';

/** What the lists of one vintage say of an extract's codes. */
export interface VintageList {
  readonly vintage: string;
  /** Codes that a list of this vintage holds. */
  readonly held: number;
  /** {@link held} as a share of all codes, from 0 to 1. */
  readonly share: number;
  /** Codes that this vintage holds and no other whose list is long enough to be compared with. */
  readonly deciding: readonly string[];
}

export interface VintageChoice {
  readonly vintage: string;
  /** Codes that no list of this vintage holds. */
  readonly missing: number;
  /**
   * `sure`: codes that changed say so; `likely`: nothing to compare with; `untold`: every code is in
   * several vintages; `mixed`: some codes are of one vintage alone and some of another.
   */
  readonly certainty: 'sure' | 'likely' | 'untold' | 'mixed';
  /** The vintages of which any code is held, the chosen one first. */
  readonly lists: readonly VintageList[];
  /** The choice and its reason in words, without a code. */
  readonly words: string;
}

/** A list with less than this share of another's codes covers another place, and decides nothing. */
const comparable = 0.5;

function knownOf(vintage: string, places: Places): number {
  return (
    places.deprivation.filter((table) => table.vintage === vintage).length +
    places.boundaries.filter((set) => set.vintage === vintage).length +
    (places.footprint?.vintage === vintage ? 1 : 0) +
    (places.population?.vintage === vintage ? 1 : 0)
  );
}

type Lists = readonly (readonly [vintage: string, codes: ReadonlySet<string>])[];

function listOf(codes: readonly string[], vintage: string, lists: Lists): VintageList {
  const own = lists.find(([name]) => name === vintage)?.[1] ?? new Set();
  const others = lists.filter(
    ([name, list]) => name !== vintage && list.size >= own.size * comparable,
  );
  const held = codes.filter((code) => own.has(code));
  const deciding =
    others.length === 0 ? [] : held.filter((code) => !others.some(([, list]) => list.has(code)));
  return { vintage, held: held.length, share: held.length / codes.length, deciding };
}

function certaintyOf([best, next]: readonly VintageList[], decided: number) {
  if (decided > 1) return 'mixed';
  if (decided === 1) return 'sure';
  if (best === undefined || next === undefined || best.held > next.held) return 'likely';
  return 'untold';
}

const codesAre = (count: number) => (count === 1 ? '1 code is' : `${count} codes are`);

function wordsOf(
  all: number,
  lists: readonly VintageList[],
  certainty: VintageChoice['certainty'],
): string {
  const [best, next] = lists;
  if (best === undefined) return '';
  const held = best.held === all ? `all ${codesAre(all)}` : `${best.held} of ${codesAre(all)}`;
  const found = `${held} in ${best.vintage}`;
  if (next === undefined)
    return `${found}, and there is no list of another vintage to compare with: likely`;
  switch (certainty) {
    case 'sure': {
      const few = best.deciding.length;
      const are = few === 1 ? 'is' : 'are';
      return `The areas are those of ${best.vintage}: ${held} on its list, and ${few} of them ${are} on no other of its size.`;
    }
    case 'likely':
      return `${found}; the list of ${next.vintage} is too short to compare with: likely`;
    case 'untold': {
      const every = best.held === all ? 'every code is' : `the same ${codesAre(best.held)}`;
      return `cannot be told: ${every} in both ${best.vintage} and ${next.vintage}; ${best.vintage} is taken`;
    }
    case 'mixed': {
      const alone = lists.filter(({ deciding }) => deciding.length > 0);
      const each = alone.map(
        ({ deciding, vintage }) => `${codesAre(deciding.length)} in ${vintage} alone`,
      );
      return `mixed: ${each.join(', ')}; ${best.vintage} is taken, which holds most`;
    }
  }
}

/**
 * The area vintage that an extract's different codes use, and how sure that is. Most codes are the
 * same in several vintages: those that one list alone holds decide. Where they do not, it is the
 * vintage that misses fewest codes, then the one of which the files say most, then the first by
 * name. Null where no list holds any of the codes.
 */
export function chooseVintage(codes: readonly string[], places: Places): VintageChoice | null {
  const lists = [...codesByVintage(places)];
  const found = lists
    .map(([vintage]) => listOf(codes, vintage, lists))
    .filter(({ held }) => held > 0);
  const decided = found.filter(({ deciding }) => deciding.length > 0);
  const only = decided.length === 1 ? decided[0]?.vintage : undefined;
  const ranked = found.toSorted(
    (a, b) =>
      Number(b.vintage === only) - Number(a.vintage === only) ||
      b.held - a.held ||
      knownOf(b.vintage, places) - knownOf(a.vintage, places) ||
      (a.vintage < b.vintage ? -1 : 1),
  );
  const [best] = ranked;
  if (best === undefined) return null;
  const certainty = certaintyOf(ranked, decided.length);
  return {
    vintage: best.vintage,
    missing: codes.length - best.held,
    certainty,
    lists: ranked,
    words: wordsOf(codes.length, ranked, certainty),
  };
}

/** The deprivation table on a vintage: of several, the one that lists most areas, then the newest. */
export function deprivationOn(vintage: string, places: Places): DeprivationTable | null {
  const tables = places.deprivation.filter((table) => table.vintage === vintage);
  return (
    tables.sort((a, b) => b.deciles.size - a.deciles.size || (a.edition < b.edition ? 1 : -1))[0] ??
    null
  );
}
