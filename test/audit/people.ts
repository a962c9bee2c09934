import fc from 'fast-check';
import type { Count } from '../../analytics/audit/count-draft.ts';

/** Somebody made up, with the segments that each definition puts them in. */
export interface Person {
  readonly codes: Readonly<Record<string, string>>;
  readonly age: number;
  readonly ill: boolean;
  readonly asked: 'yes' | 'not' | 'unknown';
  readonly segments: Readonly<Record<DefinitionId, readonly string[]>>;
}

/** Two of the same population, one of a part of it, and one whose segments overlap. */
export const definitionIds = ['first', 'second', 'older', 'overlapping'] as const;
export type DefinitionId = (typeof definitionIds)[number];
export const segmentCodes = ['a', 'b', 'c'] as const;
export const noSegment = 'no-segment';

const bandOf = (age: number) => (age < 18 ? '15-17' : age < 20 ? '18-19' : '20-24');

export const person: fc.Arbitrary<Person> = fc
  .record({
    practice: fc.integer({ min: 0, max: 5 }),
    sex: fc.constantFrom('1', '2', '9'),
    age: fc.integer({ min: 16, max: 22 }),
    ill: fc.boolean(),
    asked: fc.constantFrom('yes', 'yes', 'yes', 'not', 'unknown'),
    segment: fc.constantFrom(...segmentCodes),
    moves: fc.boolean(),
    matches: fc.subarray([...segmentCodes]),
  })
  .map(({ practice, sex, age, ill, asked, segment, moves, matches }) => ({
    codes: {
      ...{ practice: `p${practice}`, pcn: `n${practice >> 1}`, lcp: `l${practice >> 2}` },
      ...{ sex, age: String(age), age_band: bandOf(age) },
    },
    age,
    ill: ill && asked === 'yes',
    asked,
    segments: {
      ...{ first: [segment], older: [segment] },
      second: [moves ? 'b' : segment],
      overlapping: matches.length === 0 ? [noSegment] : matches,
    },
  }));

/** The codes that somebody has in a dimension. */
export function codesIn(one: Person, name: string, by: DefinitionId): readonly string[] {
  return name === 'segment' ? one.segments[by] : [one.codes[name] ?? ''];
}

interface Where {
  readonly all?: readonly Where[];
  readonly age?: { readonly from: number };
}

/** Whether somebody satisfies what these tests ask: least ages, and several of them at once. */
export function satisfies(one: Person, where: unknown): boolean {
  const { all = [], age } = (where ?? {}) as Where;
  return one.age >= (age?.from ?? 0) && all.every((each) => satisfies(one, each));
}

const isOf = (quantity: string) => (one: Person) => {
  if (quantity === 'people') return true;
  if (quantity.startsWith('count')) return one.ill;
  if (quantity.startsWith('denominator')) return one.asked === 'yes';
  return one.asked === (quantity.startsWith('excluded') ? 'not' : 'unknown');
};

type AtomPiece = NonNullable<Count['atom']>['pieces'][number][number];

/** The codes that somebody has of a name of a piece. */
function codesOfName(one: Person, name: string): readonly string[] {
  const definition = /^segment of (.*)$/.exec(name)?.[1];
  if (definition !== undefined) return codesIn(one, 'segment', JSON.parse(definition));
  if (!name.startsWith('criterion ')) return codesIn(one, name, 'first');
  return [satisfies(one, JSON.parse(name.slice('criterion '.length))) ? 'yes' : 'no'];
}

/** Whether somebody is of a piece: `''` is none of the codes that the pieces of its family name. */
function isOfPiece(one: Person, piece: AtomPiece, family: readonly AtomPiece[]): boolean {
  return Object.entries(piece).every(([name, code]) => {
    const own = codesOfName(one, name);
    if (code !== '') return own.includes(code);
    return !family.some((other) => own.includes(other[name] ?? ''));
  });
}

function atomTruth(count: Count, people: readonly Person[]): number {
  const { pieces, classes, layer } = count.atom as NonNullable<Count['atom']>;
  const group = people
    .filter(isOf(count.quantity))
    .filter((one) =>
      pieces.every((family, at) =>
        classes[at]?.some((place) => isOfPiece(one, family[place] as AtomPiece, family)),
      ),
    );
  if (layer === null) return group.length;
  const own = (one: Person) =>
    codesIn(one, 'segment', JSON.parse(layer.definition) as DefinitionId);
  const isIn = (one: Person) => own(one).some((code) => code !== noSegment);
  if (layer.code === 'any segment') return group.filter(isIn).length;
  if (layer.code === 'each segment once') {
    const times = group.map((one) => own(one).filter((code) => code !== noSegment).length);
    return times.reduce((sum, number) => sum + number, 0);
  }
  return group.filter((one) => own(one).includes(layer.code)).length;
}

const each = /^(.*), once in each segment$/;

/** The true number of a count, by its own account of whom it counts. */
export function truthOf(count: Count, counts: readonly Count[], people: readonly Person[]): number {
  if (count.between !== null) {
    const [whole, part] = [counts[count.between.whole], counts[count.between.part]];
    return truthOf(whole as Count, counts, people) - truthOf(part as Count, counts, people);
  }
  if (count.atom !== undefined) return atomTruth(count, people);
  const { rule, definition } = count.world;
  const by = definition === null ? null : (JSON.parse(definition) as DefinitionId);
  const has = (one: Person, name: string, code: string) => {
    if (name === 'segment' && by === null) throw new Error('A segment of no definition.');
    const own = codesIn(one, name, by ?? 'first');
    return code === `other than ${noSegment}` ? !own.includes(noSegment) : own.includes(code);
  };
  const quantity = each.exec(count.quantity)?.[1] ?? count.quantity;
  const group = people
    .filter((one) => satisfies(one, rule?.where))
    .filter((one) => Object.entries(count.cell).every(([name, code]) => has(one, name, code)))
    .filter((one) =>
      Object.entries(rule?.filters ?? {}).every(([name, codes]) =>
        codes.some((code) => has(one, name, code)),
      ),
    )
    .filter(isOf(quantity));
  if (quantity === count.quantity) return group.length;
  const kept = (code: string) => rule?.filters['segment']?.includes(code) !== false;
  const times = segmentCodes
    .filter(kept)
    .map((code) => group.filter((one) => has(one, 'segment', code)));
  return times.reduce((sum, { length }) => sum + length, 0);
}
