import { type Piece, passes, type Test } from './piece.ts';

/** Pieces of a family that all tests treat alike, by their places in it. */
export type Class = readonly number[];

/** The pieces of a family that no test tells apart, together. */
export function classesOf(pieces: readonly Piece[], tests: readonly Test[]): readonly Class[] {
  const alike = new Map<string, number[]>();
  pieces.forEach((piece, at) => {
    const bits = tests.map((test) => (passes(piece, test) ? '1' : '0')).join('');
    const known = alike.get(bits);
    if (known === undefined) alike.set(bits, [at]);
    else known.push(at);
  });
  return [...alike.values()];
}

/** Places, in the product of all families' classes, of those that pass tests; null for too many. */
export function atomsPassing(
  families: readonly { readonly pieces: readonly Piece[]; readonly classes: readonly Class[] }[],
  tests: readonly Test[],
  most: number,
): readonly number[] | null {
  let atoms: readonly number[] = [0];
  for (const { pieces, classes } of families) {
    const own = classes.flatMap((places, at) => {
      const piece = pieces[places[0] as number] as Piece;
      return tests.every((test) => passes(piece, test)) ? [at] : [];
    });
    if (atoms.length * own.length > most) return null;
    atoms = atoms.flatMap((atom) => own.map((at) => atom * classes.length + at));
  }
  return atoms;
}
