import { expect, test } from 'vitest';
import { readManifest } from '../../analytics/audit/read-manifest.ts';
import { readTable } from '../../analytics/audit/read-table.ts';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';
import { bundleOf, exact } from './bundle.ts';

function refusal(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal && error.problems[0] !== undefined) return error.problems[0];
    throw error;
  }
  throw new Error('nothing was refused');
}

const table = {
  file: 'tables/t.csv',
  measure: 'people',
  dimensions: [{ name: 'lcp', total: null }],
  policy: exact,
};

const manifest = (changes: object) => JSON.stringify({ tables: [{ ...table, ...changes }] });

test('a manifest of another program is read by the keys of the design alone', () => {
  const [read] = readManifest(manifest({ kind: 'other', extra: [1] }), 'b');
  expect(read).toMatchObject({
    file: 'tables/t.csv',
    policy: { threshold: 7, width: 8, roundingMethod: 'nearest' },
    populationRule: null,
    hash: null,
  });
});

test('a manifest is refused with the key that is wrong', () => {
  const wrong: readonly (readonly [object, string])[] = [
    [{ measure: undefined }, 'tables[0].measure: is missing.'],
    [{ measure: 5 }, 'tables[0].measure: is not a text.'],
    [{ policy: null }, 'tables[0].policy: is not an object.'],
    [
      { policy: { ...exact, threshold: -1 } },
      'tables[0].policy.threshold: is not a whole number from 0 up.',
    ],
    [
      { policy: { ...exact, threshold: 1e300 } },
      'tables[0].policy.threshold: is not a whole number from 0 up.',
    ],
    [{ policy: { ...exact, zero: 'odd' } }, 'tables[0].policy.zero: is none of: shown, hidden.'],
    [{ dimensions: 'lcp' }, 'tables[0].dimensions: is not a list.'],
    [{ dimensions: [{ total: 'all' }] }, 'tables[0].dimensions[0].name: is missing.'],
    [
      { dimensions: [{ name: 'a' }, { name: 'a' }] },
      'tables[0].dimensions: names a dimension twice.',
    ],
    [
      {
        dimensions: [
          { name: 'a', parent: 'b' },
          { name: 'b', parent: 'a' },
        ],
      },
      'tables[0].dimensions: "a" is above itself by "parent".',
    ],
    [
      { population_rule: { filters: { sex: '1' } } },
      'tables[0].population_rule.filters.sex: is not a list.',
    ],
    [{ hashes: [] }, 'tables[0].hashes: is not an object.'],
  ];
  for (const [changes, reason] of wrong) {
    expect(refusal(() => readManifest(manifest(changes), 'b'))).toMatchObject({
      code: 'file-unreadable',
      reason,
      where: { file: 'b/manifest.json' },
      hint: expect.any(String),
    });
  }
});

test('a manifest that is no manifest is refused', () => {
  for (const text of ['', '[]', 'null', '{', '{}', '{"tables":[]}', '{"tables":[null]}', '"x"']) {
    expect(refusal(() => readManifest(text, 'b')).code).toBe('file-unreadable');
  }
});

test('no name of a file leads out of the bundle', () => {
  const hostile = [
    '../t.csv',
    'tables/../../t.csv',
    '/etc/passwd',
    'C:\\t.csv',
    'C:/t.csv',
    'a\\b',
    'a//b',
    './t.csv',
    'a/',
    '..',
    'a\u0000b',
  ];
  for (const file of hostile) {
    expect(refusal(() => readManifest(manifest({ file }), 'b')).reason).toMatch(
      /not the path of a file within the bundle/,
    );
  }
  expect(readManifest(manifest({ file: 'tables/2025..csv' }), 'b')).toHaveLength(1);
});

test('names that a language knows already are only names', () => {
  const dimensions = [{ name: '__proto__', total: 'constructor' }];
  const [read] = readManifest(
    manifest({ dimensions, population_rule: { where: null, filters: {} } }),
    'b',
  );
  expect(read?.dimensions[0]).toMatchObject({ name: '__proto__', total: 'constructor' });
});

const [known] = readManifest(manifest({}), 'b');
const lines = (text: string) => readTable(text, known ?? (undefined as never));

test('a table is refused with the line that is wrong', () => {
  const wrong: readonly (readonly [string, number, RegExp])[] = [
    ['', 1, /empty/],
    ['lcp,count,status,status\n', 1, /same name/],
    ['count,status\n', 1, /no column "lcp"/],
    ['lcp,count\n', 1, /no column "status"/],
    ['lcp,count,status\nA,10,shown\nB,10', 3, /2 cells of 3/],
    ['lcp,count,status\nA,ten,shown', 2, /not a number/],
    ['lcp,count,status\nA,"1,000",shown', 2, /not a number/],
    ['lcp,count,status\nA,-3,shown', 2, /below 0/],
    ['lcp,count,status\nA,1e999,shown', 2, /not a number/],
    ['lcp,count,status\nA,10,visible', 2, /status is none of/],
    ['lcp,count,status\nA,10,shown\nA,11,shown', 3, /same group/],
    ['lcp,count,status\n"A\nB",10,shown\nC,x,shown', 4, /not a number/],
    ['lcp,count,status\nA,10,shown\n\nB,11,shown', 4, /after the blank line/],
    ['lcp,count,status\n"A,10,shown', 2, /cells of 3/],
  ];
  for (const [text, line, reason] of wrong) {
    expect(refusal(() => lines(text))).toMatchObject({
      code: 'file-unreadable',
      reason: expect.stringMatching(reason),
      where: { file: 'b/tables/t.csv', line },
    });
  }
});

test('a table ends at a blank line, and notes may follow it', () => {
  const text =
    '\ufefflcp,count,status,reason,lcp_label\r\nA,10,shown,,LCP A\r\n\r\n#,Title: x\r\n#,more\r\n';
  const { rows, columns } = lines(text);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ line: 2, codes: ['A'], labels: ['LCP A'], status: 'shown' });
  expect(columns.has('denominator')).toBe(false);
});

test('how exact a number is follows from how it is printed', () => {
  const { rows } = lines('lcp,value,lower,upper,status\nA,6.0,1.25,1e2,shown');
  expect(rows[0]?.numbers).toEqual({
    value: { number: 6, half: 0.05 },
    lower: { number: 1.25, half: 0.005 },
    upper: { number: 100, half: 50 },
  });
});

test('a bundle made by hand is what the reader takes', () => {
  const { manifest: text } = bundleOf('b', { csv: 'lcp,count,status' });
  expect(readManifest(text, 'b')).toHaveLength(1);
});
