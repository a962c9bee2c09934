import { limitsWithin } from './is-within.ts';
import { isMap } from './manifest-checks.ts';
import { aboveOf, type Nesting } from './nesting.ts';

type Codes = ReadonlyMap<string, string>;

const written = /^(\d{1,3})(?:-(\d{1,3})|(\+))?$/;

/** The ages of a code, `18`, `15-19` or `90+`; null of any other. */
function agesOf(code: string | undefined): Readonly<Record<string, number>> | null {
  const [, from, to, over] = written.exec(code ?? '') ?? [];
  if (from === undefined) return null;
  return over === undefined
    ? { from: Number(from), to: Number(to ?? from) }
    : { from: Number(from) };
}

/** Whether everybody of a group satisfies a criterion anyway: age 18 those of 18 and over. */
export function isMet(cell: Codes, criterion: unknown): boolean {
  if (!isMap(criterion) || Object.keys(criterion).join() !== 'age') return false;
  return ['age', 'age_band'].some((name) => {
    const ages = agesOf(cell.get(name));
    return ages !== null && limitsWithin(ages, criterion['age']);
  });
}

/** Whether everybody of a group is in one of some categories anyway: by its own, or by one nested in it. */
export function isKept(
  cell: Codes,
  name: string,
  codes: readonly string[],
  within: { readonly nesting: Nesting; readonly date: string },
): boolean {
  const own = cell.get(name);
  if (own !== undefined) return codes.includes(own);
  return [...cell].some((one) => {
    const above = aboveOf(within.nesting, within.date, one, name);
    return above !== null && codes.includes(above);
  });
}
