import { residualCodes } from '../../contract/dimensions.ts';
import { agesOfCode } from '../../dictionary/ages-of-code.ts';
import { aboveOf, dimensionsAbove, type Nesting } from '../nesting.ts';
import type { Piece } from './piece.ts';

/** The codes of a dimension, and whether there are no others. */
export interface Known {
  readonly codes: ReadonlySet<string>;
  readonly isWhole: boolean;
}

/** What is known of the dimensions that some counts of one day tell people apart by. */
export interface Dimensions {
  readonly nesting: Nesting;
  readonly date: string;
  readonly known: ReadonlyMap<string, Known>;
  /** Age bands of which all ages that anybody has are told, with these. */
  readonly bands: ReadonlyMap<string, ReadonlySet<string>>;
}

const oldest = 130;
const ageNames: readonly string[] = ['age', 'age_band'];

function isAgeWithin(age: number, code: string): boolean {
  const limits = agesOfCode(code);
  return limits !== null && age >= limits.from && age <= (limits.to ?? oldest);
}

/** Single ages, whatever is no age, and, where not all are listed, all others. */
function agePieces({ known, bands: closed }: Dimensions): readonly Piece[] {
  const [ages, bands] = ageNames.map((name) => known.get(name));
  const codes = [...(ages?.codes ?? []), ...(bands?.codes ?? [])];
  const others = codes.filter((code) => agesOfCode(code) === null);
  const within = ages?.isWhole ? ages : bands?.isWhole ? bands : null;
  const isTold = (age: number) =>
    [...closed].every(([band, held]) => !isAgeWithin(age, band) || held.has(String(age)));
  const isHeld = (age: number) =>
    within === null || [...within.codes].some((code) => isAgeWithin(age, code));
  const single = Array.from({ length: oldest + 1 }, (_, age) => age).filter(
    (age) => isHeld(age) && isTold(age),
  );
  const rest = within === null ? [''] : [];
  return [...new Set([...single.map(String), ...others, ...rest])].map((age) => ({ age }));
}

const none: Known = { codes: new Set(), isWhole: false };

/** A code with the categories that it is within; every one that there is where that is not known. */
function piecesOf(
  { nesting, date, known }: Dimensions,
  name: string,
  code: string,
  above: readonly string[],
): readonly Piece[] | null {
  let pieces: readonly Piece[] = [{ [name]: code }];
  for (const parent of above) {
    const own = aboveOf(nesting, date, [name, code], parent);
    if (own === null && !residualCodes.includes(code)) return null;
    const { codes, isWhole } = known.get(parent) ?? none;
    const categories = own === null ? [...codes, ...(isWhole ? [] : [''])] : [own];
    pieces = pieces.flatMap((piece) =>
      categories.map((category) => ({ ...piece, [parent]: category })),
    );
  }
  return pieces;
}

/** Categories of a dimension above of which no code is told: people of no code that is named. */
function restPieces(
  dimensions: Dimensions,
  [name, ...above]: readonly string[],
  pieces: readonly Piece[],
): readonly Piece[] | null {
  const [parent, ...further] = above;
  const isWhole = dimensions.known.get(name ?? '')?.isWhole === true;
  if (name === undefined) return [];
  if (parent === undefined) return isWhole ? [] : [{ [name]: '' }];
  const held = new Set(pieces.map((piece) => piece[parent]));
  const { codes } = dimensions.known.get(parent) ?? none;
  const own: Piece[] = [];
  for (const code of codes) {
    if (isWhole && held.has(code)) continue;
    const found = piecesOf(dimensions, parent, code, further);
    if (found === null) return null;
    own.push(...found.map((piece) => ({ ...piece, [name]: '' })));
  }
  const rest = restPieces(dimensions, above, [...pieces, ...own]);
  return rest === null ? null : [...own, ...rest.map((piece) => ({ ...piece, [name]: '' }))];
}

/** The names that one is within, nearest first; null where they are no chain. */
function chainOf({ nesting, date, known }: Dimensions, name: string): readonly string[] | null {
  const above = (one: string) =>
    dimensionsAbove(nesting, date, one).filter((own) => known.has(own));
  const chain = [name, ...above(name)].sort(
    (one, other) => above(other).length - above(one).length,
  );
  const isChain = chain.every((one, at) =>
    chain.slice(at + 1).every((own) => above(one).includes(own)),
  );
  return isChain ? chain : null;
}

/** The pieces of dimensions that are within one another, the narrowest first. */
function chainPieces(dimensions: Dimensions, chain: readonly string[]): readonly Piece[] | null {
  const [name = '', ...above] = chain;
  const pieces: Piece[] = [];
  for (const code of dimensions.known.get(name)?.codes ?? []) {
    const found = piecesOf(dimensions, name, code, above);
    if (found === null) return null;
    pieces.push(...found);
  }
  const rest = restPieces(dimensions, chain, pieces);
  return rest === null ? null : [...pieces, ...rest];
}

/**
 * The dimensions by which people are told apart, those that are within one another together: for each
 * the pieces of which everybody is in exactly one. Null where that is not known.
 */
export function familiesOf(dimensions: Dimensions): readonly (readonly Piece[])[] | null {
  const { nesting, date, known } = dimensions;
  const names = [...known.keys()].filter((name) => !ageNames.includes(name));
  const isAbove = (name: string) =>
    names.some((one) => dimensionsAbove(nesting, date, one).includes(name));
  const families: (readonly Piece[])[] = ageNames.some((name) => known.has(name))
    ? [agePieces(dimensions)]
    : [];
  for (const name of names.filter((one) => !isAbove(one))) {
    const chain = chainOf(dimensions, name);
    const pieces = chain === null ? null : chainPieces(dimensions, chain);
    if (pieces === null) return null;
    families.push(pieces);
  }
  const covered = families.flatMap((pieces) => Object.keys(pieces[0] ?? {}));
  const isOnce = new Set(covered).size === covered.length;
  const isAll = names.every((name) => covered.includes(name));
  return isOnce && isAll ? families : null;
}
