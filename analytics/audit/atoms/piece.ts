import { agesOfCode } from '../../dictionary/ages-of-code.ts';
import { limitsWithin } from '../is-within.ts';

/** People alike in all that one kind of test asks: codes by name; `''` is none of those that are named. */
export type Piece = Readonly<Record<string, string>>;

/** What is asked of somebody: to have one of some codes, or to be of some ages. */
export type Test =
  | { readonly name: string; readonly codes: readonly string[] }
  | { readonly ages: unknown };

/** Whether a single age, or what is no age, is of a code of an age or an age band. */
function isOfAge(age: string, code: string): boolean {
  const [own, other] = [agesOfCode(age), agesOfCode(code)];
  return own === null || other === null ? age === code : limitsWithin(own, other);
}

/** Whether the people of a piece pass a test; those of a piece that it does not ask about do. */
export function passes(piece: Piece, test: Test): boolean {
  const { age } = piece;
  if ('ages' in test) {
    const own = age === undefined ? null : agesOfCode(age);
    return age === undefined || (own !== null && limitsWithin(own, test.ages));
  }
  const { name, codes } = test;
  if (age !== undefined && (name === 'age' || name === 'age_band')) {
    return codes.some((code) => isOfAge(age, code));
  }
  const own = piece[name];
  return own === undefined || codes.includes(own);
}
