import type { Dimension, Filters } from '../../analytics/contract/dimensions.ts';
import type { Comparison } from '../../analytics/contract/methods.ts';
import type { Form } from '../../analytics/contract/released.ts';
import type { Citizen } from './city.ts';

const word = (value: string | number | null) => (value === null ? 'not-known' : `${value}`);

function segmentsOf({ copd, diabetes, quintile }: Citizen): string[] {
  const own = [
    ...(copd === true ? ['breathless'] : []),
    ...(diabetes === true ? ['sweet'] : []),
    ...(quintile !== null && quintile <= 2 ? ['poor'] : []),
  ];
  return own.length === 0 ? ['no-segment'] : own;
}

function bandOf(age: number | null): string {
  if (age === null) return 'not-known';
  const start = Math.floor(age / 5) * 5;
  return age >= 90 ? '90+' : `${start}-${start + 4}`;
}

/** Where a person stands in a dimension. */
function placesOf(person: Citizen, dimension: Dimension): readonly string[] {
  const { sex, quintile, lcp, pcn, practice, age } = person;
  switch (dimension) {
    case 'segment':
      return segmentsOf(person);
    case 'quintile':
      return [word(quintile)];
    case 'lcp':
      return [lcp ?? 'not-allocated'];
    case 'age_band':
      return [bandOf(age)];
    case 'sex':
      return [word(sex)];
    default:
      return [word(dimension === 'pcn' ? pcn : practice)];
  }
}

const known = new Map<Citizen, Map<Dimension, readonly string[]>>();

/** The same, worked out once. */
export function codesOf(person: Citizen, dimension: Dimension): readonly string[] {
  const own = known.get(person) ?? new Map<Dimension, readonly string[]>();
  const codes = own.get(dimension) ?? placesOf(person, dimension);
  known.set(person, own.set(dimension, codes));
  return codes;
}

export type Codes = Readonly<Partial<Record<Dimension, string>>>;

/** Those of some people who are of every code; `all` is everybody's. */
export function peopleIn(people: readonly Citizen[], codes: Codes): readonly Citizen[] {
  const wanted = Object.entries(codes).filter(([, code]) => code !== 'all');
  return wanted.reduce(
    (left, [dimension, code]) =>
      left.filter((person) => codesOf(person, dimension as Dimension).includes(code)),
    people,
  );
}

/** A table that is asked for, and who it is of. */
export interface Case {
  readonly measure: string;
  readonly form: Form;
  readonly by: readonly Dimension[];
  readonly compare?: Comparison;
  readonly filters?: Filters;
  readonly where?: unknown;
  /** Who satisfies `where`. */
  readonly satisfies?: (person: Citizen) => boolean;
}

/** The people of a question; filters on some dimensions do not count, as they choose only what is shown. */
export function askedAbout(
  city: readonly Citizen[],
  { filters = {}, satisfies = () => true }: Case,
  whatever: readonly Dimension[] = [],
): readonly Citizen[] {
  const counting = Object.entries(filters).filter(
    ([dimension]) => !whatever.includes(dimension as Dimension),
  );
  return city.filter(
    (person) =>
      satisfies(person) &&
      counting.every(([dimension, wanted]) =>
        codesOf(person, dimension as Dimension).some((code) => wanted.includes(code)),
      ),
  );
}

const residual = ['not-known', 'not-allocated'];

/** Whom the people of a row are compared with; null for nobody. */
export function comparedWith(
  people: readonly Citizen[],
  codes: Codes,
  { dimension, with: other }: Comparison,
): readonly Citizen[] | null {
  const own = codes[dimension] ?? 'all';
  if (own === 'all') return null;
  const alike = peopleIn(people, { ...codes, [dimension]: 'all' });
  if (other === 'all') return alike;
  if (other === 'others') {
    const isApart = (code: string) => code === own || residual.includes(code);
    return alike.filter((person) => !codesOf(person, dimension).some(isApart));
  }
  if (other.code === own) return null;
  return alike.filter((person) => codesOf(person, dimension).includes(other.code));
}
