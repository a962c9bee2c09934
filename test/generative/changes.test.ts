import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { compareDefinitions } from '../../analytics/definition/changes/compare-definitions.ts';
import { parseDefinition } from '../../analytics/definition/parse.ts';
import { criterion, document } from './documents.ts';
import { type Authored, type AuthoredDocument, placesOf } from './naive.ts';
import { extract } from './people.ts';
import { smallDocument, smallExtract } from './small-world.ts';

const parsed = (authored: AuthoredDocument) => parseDefinition(stringify(authored), 'random.yaml');

const changesOf = (before: AuthoredDocument, after: AuthoredDocument) =>
  compareDefinitions(parsed(before), parsed(after));

const anyDocument = fc.oneof(document, smallDocument);

/** The same rule with the parts of its groups, and the values of its lists, the other way round. */
function turned(rule: Authored): Authored {
  const turn = ([key, value]: [string, unknown]): [string, unknown] => {
    if (key === 'all' || key === 'any') return [key, (value as Authored[]).map(turned).reverse()];
    if (key === 'not') return [key, turned(value as Authored)];
    if (key === 'in' || key === 'quintile') return [key, [...(value as unknown[])].reverse()];
    if (key === 'conditions')
      return [
        key,
        Object.fromEntries(
          Object.entries(value as object).map(([inner, list]) => [
            inner,
            inner === 'of' ? [...list].reverse() : list,
          ]),
        ),
      ];
    return [key, value];
  };
  return { all: [Object.fromEntries(Object.entries(rule).map(turn))] };
}

test('a document does not differ from itself, nor from itself in another order', () => {
  const same = fc.property(anyDocument, (authored) => {
    expect(changesOf(authored, authored)).toEqual([]);
    const segments = authored.segments.map((one) =>
      one.when === undefined ? one : { ...one, when: turned(one.when) },
    );
    expect(changesOf(authored, { ...authored, segments })).toEqual([]);
  });
  fc.assert(same, { seed: 1, numRuns: 120 });
});

type Edit = (authored: AuthoredDocument, at: number, rule: Authored) => AuthoredDocument;

const swap = <T>(list: readonly T[], at: number): T[] => {
  const copy = [...list];
  const [one, other] = [copy[at], copy[at + 1]];
  if (one !== undefined && other !== undefined) copy.splice(at, 2, other, one);
  return copy;
};

const wordEdits: readonly Edit[] = [
  (one) => ({ ...one, title: 'Another title' }),
  (one) => ({ ...one, id: 'another' }),
  (one) => ({ ...one, source: 'A source that was not there' }),
  (one) => ({ ...one, doubts: [...(one.doubts ?? []), 'A doubt that was not there'] }),
  (one) => ({ ...one, assign: one.assign === 'first-match' ? 'every-match' : 'first-match' }),
  (one, at) => ({
    ...one,
    segments: one.segments.map((segment, index) =>
      index === at % one.segments.length ? { ...segment, label: 'Another label' } : segment,
    ),
  }),
];

test('every edit of words is told of', () => {
  const told = fc.property(
    smallDocument,
    fc.nat(9),
    fc.constantFrom(...wordEdits),
    (authored, at, edit) => {
      expect(changesOf(authored, edit(authored, at, {})).length).toBeGreaterThan(0);
    },
  );
  fc.assert(told, { seed: 2, numRuns: 200 });
});

const withRule = (authored: AuthoredDocument, at: number, change: (rule: Authored) => Authored) => {
  const ruled = authored.segments.filter(({ when }) => when !== undefined);
  const chosen = ruled[at % Math.max(1, ruled.length)];
  const segments = authored.segments.map((one) =>
    one === chosen && one.when !== undefined ? { ...one, when: change(one.when) } : one,
  );
  return { ...authored, segments };
};

/** The rule with one of its innermost criteria replaced. */
function withLeaf(rule: Authored, at: number, leaf: Authored): Authored {
  const group = ['all', 'any'].find((key) => key in rule);
  if (group !== undefined) {
    const parts = rule[group] as Authored[];
    const index = at % parts.length;
    return {
      [group]: parts.map((part, place) => (place === index ? withLeaf(part, at >> 1, leaf) : part)),
    };
  }
  return 'not' in rule ? { not: withLeaf(rule['not'] as Authored, at, leaf) } : leaf;
}

const ruleEdits: readonly Edit[] = [
  (one, at, rule) => withRule(one, at, (before) => withLeaf(before, at, rule)),
  (one, at, rule) => withRule(one, at, (before) => ({ any: [before, rule] })),
  (one, at, rule) => withRule(one, at, (before) => ({ all: [rule, before] })),
  (one, at) => withRule(one, at, (before) => ({ not: before })),
  (one, at) => ({
    ...one,
    segments: swap(one.segments.slice(0, -1), at % 5).concat(one.segments.slice(-1)),
  }),
  (one, at) => ({
    ...one,
    segments: one.segments.filter(
      (_, index) => index !== at % 3 || index === one.segments.length - 1,
    ),
  }),
  (one, _, rule) => ({ ...one, population: rule }),
  (one, _, rule) => ({
    ...one,
    segments: [{ id: 'added', label: 'Added', when: rule }, ...one.segments],
  }),
];

test('two documents that sort anybody otherwise are never said to be the same', () => {
  const people = [
    ...fc.sample(smallExtract(60), { seed: 41, numRuns: 4 }).flat(),
    ...fc.sample(extract(60), { seed: 42, numRuns: 4 }).flat(),
  ];
  const seen = { otherwise: 0, alike: 0 };
  const told = fc.property(
    smallDocument,
    fc.nat(63),
    fc.oneof(
      criterion,
      smallDocument.map(({ segments }) => segments[0]?.when ?? { condition: 'copd' }),
    ),
    fc.constantFrom(...ruleEdits),
    (authored, at, rule, edit) => {
      const edited = edit(authored, at, rule);
      const changes = changesOf(authored, edited);
      const idsOf = (one: AuthoredDocument, index: number) => {
        const person = people[index];
        const places = person === undefined ? null : placesOf(one, person);
        return places?.claimed.map((position) => one.segments[position]?.id).join();
      };
      const differs = people.some((_, index) => idsOf(authored, index) !== idsOf(edited, index));
      if (differs) {
        seen.otherwise += 1;
        expect(changes.length).toBeGreaterThan(0);
      } else seen.alike += 1;
    },
  );
  fc.assert(told, { seed: 3, numRuns: 500 });
  expect(seen.otherwise).toBeGreaterThan(200);
});
