import { agesOfCode } from '../dictionary/ages-of-code.ts';
import { areLimitsApart, limitsWithin } from './is-within.ts';
import { isMap } from './manifest-checks.ts';
import { aboveOf, dimensionsAbove, type Nesting } from './nesting.ts';

type Codes = ReadonlyMap<string, string>;

/** What is within what on a day. */
interface Within {
  readonly nesting: Nesting;
  readonly date: string;
}

/** Whether everybody of a group satisfies a criterion anyway: age 18 those of 18 and over. */
export function isMet(cell: Codes, criterion: unknown): boolean {
  if (!isMap(criterion) || Object.keys(criterion).join() !== 'age') return false;
  return ['age', 'age_band'].some((name) => {
    const ages = agesOfCode(cell.get(name) ?? '');
    return ages !== null && limitsWithin(ages, criterion['age']);
  });
}

/** Whether everybody of a group is in one of some categories anyway: by its own, or by one nested in it. */
export function isKept(
  cell: Codes,
  name: string,
  codes: readonly string[],
  within: Within,
): boolean {
  const own = cell.get(name);
  if (own !== undefined) return codes.includes(own);
  return [...cell].some((one) => {
    const above = aboveOf(within.nesting, within.date, one, name);
    return above !== null && codes.includes(above);
  });
}

/** Whether nobody of a group satisfies a criterion: of 17 that of 18 and over. */
function isMissed(cell: Codes, criterion: unknown): boolean {
  if (!isMap(criterion) || Object.keys(criterion).join() !== 'age') return false;
  return ['age', 'age_band'].some((name) => {
    const ages = agesOfCode(cell.get(name) ?? '');
    return ages !== null && areLimitsApart(ages, criterion['age']);
  });
}

/** Whether nobody is in both of two codes, by the ages or places that they name. */
function areApart(one: readonly [string, string], parent: string, own: string, within: Within) {
  const [ages, others] = [agesOfCode(one[1]), agesOfCode(own)];
  if (parent === 'age_band')
    return ages !== null && others !== null && areLimitsApart(ages, others);
  const above = aboveOf(within.nesting, within.date, one, parent);
  return above !== null && above !== own;
}

/** Whether nobody can be in a group by its codes: of 34 in the band 15-19, of a practice elsewhere. */
export function isOfNobody(cell: Codes, within: Within, criteria: readonly unknown[]): boolean {
  const isDivided = [...cell].some((one) =>
    dimensionsAbove(within.nesting, within.date, one[0]).some((parent) => {
      const own = cell.get(parent);
      return own !== undefined && areApart(one, parent, own, within);
    }),
  );
  return isDivided || criteria.some((criterion) => isMissed(cell, criterion));
}
