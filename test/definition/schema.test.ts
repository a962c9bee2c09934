import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { shippedDefinitions } from '../../analytics/definition/library.ts';
import { parseDefinition } from '../../analytics/definition/parse.ts';
import { segmentationSchema, segmentationSchemaText } from '../../analytics/definition/schema.ts';
import { document } from '../generative/documents.ts';
import { problemsOf } from './problems-of.ts';

const file = resolve(import.meta.dirname, '../../analytics/definition/segmentation.schema.json');

const isValid = new Ajv2020({ strictTypes: false }).compile(segmentationSchema);

/** What JSON Schema cannot say, or what is said of the same value written in two ways. */
const beyondSchema = [
  /runs from .* down to/,
  /can lie within these limits/,
  /is listed twice/,
  /^Nobody can have/,
  /^Nobody has at least/,
  /^Two segments have the id/,
  /^Only the last segment/,
  /nested (more than|too)/,
];

const read = (data: unknown) =>
  problemsOf(() => parseDefinition(JSON.stringify(data), 'mutated.json'));

type Tree = null | boolean | number | string | Tree[] | { [key: string]: Tree };

const anyJunk: fc.Arbitrary<Tree> = fc.constantFrom<Tree[]>(
  null,
  true,
  0,
  -1,
  1.5,
  3,
  '',
  ' ',
  'copd',
  'age',
  'severe',
  'Not An Id',
  'outside',
  'x'.repeat(2100),
  'bell\u0007',
  [],
  [1],
  [2, 1],
  ['copd'],
  {},
  { condition: 'copd' },
  { otherwise: true },
);

const keys = ['is', 'in', 'at-least', 'under', 'over', 'missing', 'of', 'from', 'age', 'not', 'id'];

interface Mutation {
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'rename' | 'add' | 'double';
  readonly junk: Tree;
  readonly key: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'replace', 'remove', 'rename', 'add', 'double'),
  junk: anyJunk,
  key: fc.constantFrom(...keys, 'wrong'),
});

/** Every map and list of a document, with a way to change it in place. */
function holders(tree: Tree): (Tree[] | { [key: string]: Tree })[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return [tree, ...Object.values(tree).flatMap(holders)];
}

function mutate(tree: Tree, { at, how, junk, key }: Mutation): void {
  const value = structuredClone(junk);
  const all = holders(tree);
  const holder = all[at % all.length];
  if (Array.isArray(holder)) {
    const index = at % Math.max(1, holder.length);
    if (how === 'remove') holder.splice(index, 1);
    else if (how === 'double' && holder[index] !== undefined) holder.push(holder[index]);
    else holder[index] = value;
  } else if (holder !== undefined) {
    const names = Object.keys(holder);
    const name = names[at % Math.max(1, names.length)] ?? key;
    const old = holder[name] ?? value;
    if (how === 'remove' || how === 'rename') delete holder[name];
    if (how === 'replace') holder[name] = value;
    if (how === 'rename') holder[key] = old;
    if (how === 'add' || how === 'double') holder[key] = value;
  }
}

test('the published schema is the one that the criteria make', async () => {
  await expect(segmentationSchemaText()).toMatchFileSnapshot(file);
});

test.each([...shippedDefinitions])('the schema takes the shipped document $id', ({ text }) => {
  isValid(parse(text));
  expect(isValid.errors).toBeNull();
});

test('schema and reader both take every random document', () => {
  const both = fc.property(document, (authored) => {
    expect(read(authored)).toEqual([]);
    isValid(authored);
    expect(isValid.errors).toBeNull();
  });
  fc.assert(both, { seed: 3, numRuns: 300 });
});

test('schema and reader agree on documents with a fault in them', () => {
  const verdicts = { taken: 0, refused: 0 };
  const agree = fc.property(
    document,
    fc.array(mutation, { minLength: 1, maxLength: 2 }),
    (authored, changes) => {
      const changed = structuredClone(authored) as unknown as Tree;
      for (const change of changes) mutate(changed, change);
      const problems = read(changed);
      const beyond = problems.filter(({ reason }) =>
        beyondSchema.some((known) => known.test(reason)),
      );
      const isShapeSound = problems.length === beyond.length;
      if (problems.length === 0) verdicts.taken += 1;
      else verdicts.refused += 1;
      if (problems.length === 0 || beyond.length === 0) {
        expect({ taken: isValid(changed), problems }).toEqual({ taken: isShapeSound, problems });
      }
    },
  );
  fc.assert(agree, { seed: 4, numRuns: 1500 });
  expect(verdicts.taken).toBeGreaterThan(40);
  expect(verdicts.refused).toBeGreaterThan(500);
});
