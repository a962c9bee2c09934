import type { Count } from '../count-draft.ts';
import { isWithin } from '../is-within.ts';
import { type Asked, criterionName } from './asked.ts';
import type { Piece } from './piece.ts';

/** Criteria besides those of age whose every combination is told apart. */
const mostCriteria = 5;

/** All combinations of criteria, less those in which somebody meets one within another but not that. */
export function criteriaPieces(
  told: readonly (Asked & { readonly count: Count })[],
): readonly Piece[] | null {
  const values = new Map(
    told.flatMap(({ count }) =>
      count.world.criteria.map(({ text, value }) => [criterionName(text), value] as const),
    ),
  );
  const named = new Set(
    told.flatMap(({ tests }) => tests.flatMap((test) => ('name' in test ? [test.name] : []))),
  );
  const names = [...values.keys()].filter((name) => named.has(name));
  if (names.length > mostCriteria) return null;
  const pieces = Array.from({ length: 2 ** names.length }, (_, bits) =>
    Object.fromEntries(names.map((name, at) => [name, (bits >> at) % 2 === 1 ? 'yes' : 'no'])),
  );
  const isPossible = (piece: Piece) =>
    names.every(
      (name) =>
        piece[name] === 'no' ||
        names.every(
          (other) => piece[other] === 'yes' || !isWithin(values.get(name), values.get(other)),
        ),
    );
  return pieces.filter(isPossible);
}
