import type { Asked } from './knowledge.ts';
import { bandOf, type Version, type World } from './world.ts';

/** People who cannot be told apart: all that a table could ask of one of them. */
export type Atom = Readonly<Record<string, string>>;

const segmentOf = (version: Version) => `segment ${version}`;

/** Whoever may be in which segment under both versions, of which nobody outside knows how they hang together. */
function segmentPieces({ segments, isOverlapping }: World): Atom[] {
  if (isOverlapping) return [{}];
  return segments.flatMap(({ code }) =>
    segments.map((one) => ({ [segmentOf('v3')]: code, [segmentOf('v4')]: one.code })),
  );
}

/** Whoever might be of no category that a world has: nobody is, but no filtered table says so. */
const elsewhere: Readonly<Record<string, Atom>> = {
  quintile: { quintile: 'elsewhere' },
  sex: { sex: 'elsewhere' },
};

/** Whoever might be of an age that a world has nobody of: grown up or not, in one of its bands or in none. */
function otherAges({ ages }: World, isGrown: boolean): readonly Atom[] {
  const bands = new Set(ages.map(bandOf));
  const held = [...bands].filter((band) => isGrown || band === '15-19');
  const age = isGrown ? '200' : '15';
  return [...held, 'elsewhere'].map((age_band) => ({ age, age_band }));
}

/**
 * Of other ages, those that some tables leave open: none of the bands, kept by a filter or all, of which one
 * lists the ages, and of listed bands alone where one lists bands; of the young where everybody is asked about.
 */
function openAges(world: World, asked: readonly Asked[]): readonly Atom[] {
  const open = (isGrown: boolean) => {
    const own = asked.filter(
      ({ question: { from, filters } }) => filters.age === undefined && (isGrown || from === null),
    );
    const lists = (name: 'age' | 'age_band', band: string | undefined) =>
      own.some(({ question: { by, filters } }) => {
        const kept = filters.age_band;
        return by.includes(name) && (kept === undefined || kept.includes(band ?? ''));
      });
    return otherAges(world, isGrown).filter(({ age_band }) => {
      if (lists('age', age_band)) return false;
      return age_band !== 'elsewhere' || !lists('age_band', age_band);
    });
  };
  return [...open(true), ...open(false)];
}

/** Dimensions of which each of some tables lists every category that holds anybody. */
function listedBy(asked: readonly Asked[]): ReadonlySet<string> {
  return new Set(
    asked.flatMap(({ question: { by, filters } }) => {
      const names = Object.keys(filters);
      return Object.entries(elsewhere).flatMap(([family, atom]) => {
        const isListed = by.some((name) => name in atom) && !names.some((name) => name in atom);
        return isListed ? [family] : [];
      });
    }),
  );
}

function axesOf(
  world: World,
  listed: ReadonlySet<string>,
  others: readonly Atom[],
): readonly (readonly Atom[])[] {
  const orElsewhere = (family: string, pieces: readonly Atom[]) =>
    listed.has(family) ? pieces : [...pieces, elsewhere[family] ?? {}];
  const ages = world.ages.map((age) => ({ age: String(age), age_band: bandOf(age) }));
  const practices = world.practices.map(({ practice, pcn, lcp }) => ({ practice, pcn, lcp }));
  return [
    segmentPieces(world),
    [...ages, ...others],
    orElsewhere(
      'quintile',
      world.quintiles.map((quintile) => ({ quintile })),
    ),
    orElsewhere(
      'sex',
      world.sexes.map((sex) => ({ sex })),
    ),
    practices,
  ];
}

/** Tests of an atom that some counts make, each once; by dimension, the codes kept, and the least age. */
export function testOf({ question, kept }: Asked, { isOverlapping }: World): string {
  const parts = Object.entries(kept).flatMap(([name, codes]) => {
    if (name !== 'segment') return [[name, codes.toSorted()] as const];
    return isOverlapping ? [] : [[segmentOf(question.version), codes.toSorted()] as const];
  });
  const age = question.from === null ? [] : [['from', [String(question.from)]] as const];
  return JSON.stringify([...parts, ...age].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** A bit for each piece of an axis that passes a test. */
function passing(pieces: readonly Atom[], test: readonly (readonly [string, readonly string[]])[]) {
  return pieces.map((piece) =>
    test.every(([name, codes]) => {
      if (name === 'from')
        return piece['age'] === undefined || Number(piece['age']) >= Number(codes[0]);
      const code = piece[name];
      return code === undefined || codes.includes(code);
    }),
  );
}

/** Pieces of an axis that all tests treat alike, as one. */
function classes(pieces: readonly Atom[], tests: readonly (readonly boolean[])[]) {
  const alike = new Map<string, number>();
  pieces.forEach((_, at) => {
    const key = tests.map((bits) => (bits[at] === true ? '1' : '0')).join('');
    if (!alike.has(key)) alike.set(key, at);
  });
  return [...alike.values()];
}

/** Which groups of people, apart from one another, each of some tests is made of. */
export function atomsOf(
  world: World,
  asked: readonly Asked[],
): ReadonlyMap<string, readonly number[]> {
  const tests = [...new Set(asked.map((own) => testOf(own, world)))];
  const parsed = tests.map(
    (test) => JSON.parse(test) as readonly (readonly [string, readonly string[]])[],
  );
  let atoms = [{ passes: tests.map(() => true) }];
  for (const pieces of axesOf(world, listedBy(asked), openAges(world, asked))) {
    const bits = parsed.map((test) => passing(pieces, test));
    const own = classes(pieces, bits);
    atoms = atoms.flatMap(({ passes }) =>
      own.map((at) => ({ passes: passes.map((does, test) => does && bits[test]?.[at] === true) })),
    );
    const distinct = new Map(
      atoms.map((atom) => [atom.passes.map((does) => (does ? '1' : '0')).join(''), atom]),
    );
    atoms = [...distinct.values()];
  }
  const counted = atoms.filter(({ passes }) => passes.some((does) => does));
  return new Map(
    tests.map((test, index) => [
      test,
      counted.flatMap(({ passes }, at) => (passes[index] === true ? [at] : [])),
    ]),
  );
}
