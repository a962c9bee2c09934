import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { describe as inEnglish } from '../../analytics/definition/describe.ts';
import { findingsOf } from '../../analytics/definition/findings/findings-of.ts';
import { parseDefinition } from '../../analytics/definition/parse.ts';
import { compileSegments } from '../../analytics/sql/compile-segments.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { catalogueOf, openScratch, writePeople } from '../sql/people-table.ts';
import { problemsOf } from './problems-of.ts';
import { withSegments } from './texts.ts';

let scratch: Awaited<ReturnType<typeof openScratch>>;
const folder = mkdtempSync(joinPath(tmpdir(), 'quintile-hostile-'));
const target = joinPath(folder, 'stolen.csv');

beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => {
  scratch.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Texts that would do harm where one of them became code, or were read as something else. */
const hostile = [
  "O'Brien",
  `'; DROP TABLE person; --`,
  `"; DROP TABLE person; --`,
  `') UNION SELECT person_id FROM person --`,
  `'; COPY person TO '${target}'; --`,
  `' || (SELECT content FROM read_text('/etc/passwd')) || '`,
  `'); ATTACH 'https://example.invalid/x.db' AS x; --`,
  `'; INSTALL httpfs; LOAD httpfs; --`,
  `'; SET memory_limit = '1KB'; --`,
  '/* */ SELECT 1; --',
  '$$ $1 ? :name @name',
  '\\\\ \\n \\u0027',
  'SELECT',
  'NULL',
  'TRUE',
  '😀 👩‍⚕️ ☃ Ünïcode',
  'مرحبا שלום',
  '<script>alert(1)</script>',
  '=HYPERLINK("x")',
  'x'.repeat(100),
  '%s %d {} $1',
  '__proto__',
];

async function stateOfDatabase() {
  const { database } = scratch;
  return {
    people: await database.rows(
      sql`SELECT count(*) AS n, bit_xor(hash(person)) AS sum FROM person`,
    ),
    tables: await database.rows(sql`SELECT table_name FROM duckdb_tables() ORDER BY ALL`),
    databases: await database.rows(sql`SELECT database_name FROM duckdb_databases() ORDER BY ALL`),
    settings: await database.rows(
      sql`SELECT name, value FROM duckdb_settings() WHERE name IN ('memory_limit', 'threads', 'enable_external_access', 'lock_configuration') ORDER BY ALL`,
    ),
  };
}

test('hostile words in titles, labels, sources, doubts and codes stay words', async () => {
  const people = [...hostile, 'none of these'].map((code, index) => ({
    person_id: `p${index}`,
    practice: code,
    lsoa: index % 2 === 0 ? code : null,
  }));
  await writePeople(scratch.database, people);
  const before = await stateOfDatabase();
  const words = ['select', 'union', 'drop-table', 'person', 'null', 'segment', 'assigned', 'true'];
  const document = parseDefinition(
    stringify({
      version: 1,
      id: 'select',
      title: hostile[1],
      source: hostile.join(' '),
      doubts: hostile.slice(0, 20),
      assign: 'first-match',
      segments: [
        ...hostile.map((code, index) => ({
          id: words[index] ?? `s${index}`,
          label: code,
          when: { any: [{ area: { level: 'practice', in: [code] } }, { field: 'lsoa', is: code }] },
        })),
        { id: 'rest', label: "'rest'", otherwise: true },
      ],
    }),
    'hostile.yaml',
  );
  expect(document.segments.slice(0, -1).map(({ label }) => label)).toEqual(hostile);
  expect(document.doubts).toEqual(hostile.slice(0, 20));
  expect(findingsOf(document)).toEqual([]);
  const { statement, assignment } = compileSegments(document, catalogueOf(people));
  const rows = await scratch.database.rows<{ segment: number }>(
    sql`SELECT segment FROM (${assignment}) ORDER BY length(person_id), person_id`,
  );
  expect(rows.map(({ segment }) => segment)).toEqual(people.map((_, index) => index));
  const counts = await scratch.database.rows<{ claimed: number }>(statement);
  expect(counts.map(({ claimed }) => claimed)).toEqual(people.map(() => 1));
  expect(await stateOfDatabase()).toEqual(before);
  expect(existsSync(target)).toBe(false);
});

test.each([
  ['left to right', '\u202a'],
  ['override', '\u202e'],
  ['isolate', '\u2067'],
])('a mark that turns the direction of writing (%s) is refused in words for people', (_, mark) => {
  const segments = `  - { id: rest, label: "Stay${mark}well", otherwise: true }\n`;
  const texts = [
    withSegments(segments),
    `doubts: ["a${mark}b"]\n${withSegments(segments.replace(mark, ''))}`,
    `source: "a${mark}b"\n${withSegments(segments.replace(mark, ''))}`,
  ];
  for (const text of texts) {
    expect(problemsOf(() => parseDefinition(text, 'd.yaml')).map(({ reason }) => reason)).toEqual([
      expect.stringContaining('holds a mark that turns the direction of writing.'),
    ]);
  }
});

test('a code may hold any mark, because data may, but is not printed with it', async () => {
  const people = ['\u202eX1', 'X1'].map((practice, index) => ({
    person_id: `p${index}`,
    practice,
  }));
  await writePeople(scratch.database, people);
  const rule = '{ area: { level: practice, in: ["\\u202eX1"] } }';
  const text = withSegments(
    `  - { id: a, label: A, when: ${rule} }\n  - { id: rest, label: Rest, otherwise: true }\n`,
  );
  const document = parseDefinition(text, 'd.yaml');
  const { assignment } = compileSegments(document, catalogueOf(people));
  const rows = await scratch.database.rows(
    sql`SELECT segment FROM (${assignment}) ORDER BY person_id`,
  );
  expect(rows).toEqual([{ segment: 0 }, { segment: 1 }]);
});

const unseen = ['\u202a', '\u202e', '\u2066', '\u2069', '\u200e', '\u200f', '\u200b', '\u2028'];

test.each([
  ['an area', (list: string) => `{ area: { level: practice, in: ${list} } }`],
  ['a field', (list: string) => `{ field: practice, in: ${list} }`],
])(
  'a code of %s that holds a mark that is not seen is matched, and spelt out where it is read',
  async (_, ruleOf) => {
    const codes = unseen.flatMap((mark) => [`${mark}X1`, `X${mark}'1`, `X1${mark}${mark}`]);
    const people = [...codes, 'X1', "X'1"].map((practice, index) => ({
      person_id: `p${String(index).padStart(2, '0')}`,
      practice,
    }));
    await writePeople(scratch.database, people);
    for (const some of [codes, codes.slice(0, 1), [...codes, ...Array(60).keys()].map(String)]) {
      const text = withSegments(
        `  - { id: a, label: A, when: ${ruleOf(JSON.stringify(some))} }\n  - { id: rest, label: Rest, otherwise: true }\n`,
      );
      const document = parseDefinition(text, 'd.yaml');
      const { assignment, statement } = compileSegments(document, catalogueOf(people));
      const rows = await scratch.database.rows<{ segment: number }>(
        sql`SELECT segment FROM (${assignment}) ORDER BY person_id`,
      );
      expect(rows.map(({ segment }) => segment)).toEqual(
        people.map(({ practice }) => (some.includes(practice) ? 0 : 1)),
      );
      const printed = statement.text + inEnglish(document).segments[0]?.sentence;
      expect(printed).not.toMatch(/[\p{Cf}\u2028\u2029]/u);
      expect(statement.text).toContain("(chr(8234) || 'X1')");
    }
  },
);

const segmentsOf = (count: number) =>
  withSegments(
    [
      ...Array.from(
        { length: count - 1 },
        (_, index) => `  - { id: s${index}, label: S, when: { age: { from: ${index % 100} } } }`,
      ),
      '  - { id: rest, label: Rest, otherwise: true }',
      '',
    ].join('\n'),
  );

test('a hundred segments run, and five hundred are refused in one sentence', async () => {
  const people = [0, 50, 99, null].map((age, index) => ({ person_id: `p${index}`, age }));
  await writePeople(scratch.database, people);
  const document = parseDefinition(segmentsOf(100), 'd.yaml');
  const counts = await scratch.database.rows<{ claimed: number }>(
    compileSegments(document, catalogueOf(people)).statement,
  );
  expect(counts.reduce((sum, { claimed }) => sum + claimed, 0)).toBe(4);
  expect(problemsOf(() => parseDefinition(segmentsOf(500), 'd.yaml'))).toEqual([
    {
      code: 'definition-invalid',
      reason: 'There are 500 segments, and at most 100 can be.',
      hint: 'Break people down by a field or an area instead, or split the document.',
      where: { file: 'd.yaml', line: 6, column: 3 },
    },
  ]);
});

test('two hundred levels are refused, whichever way they are written', () => {
  const flow = `{ not: ${'{ all: [ '.repeat(200)}{ condition: copd }${' ] }'.repeat(200)} }`;
  const block = Array.from({ length: 200 }, (_, level) => `${' '.repeat(6 + level)}not:`).join(
    '\n',
  );
  const reasonsOf = (rule: string) => {
    const text = withSegments(
      `  - id: a\n    label: A\n    when: ${rule}\n  - { id: rest, label: Rest, otherwise: true }\n`,
    );
    return problemsOf(() => parseDefinition(text, 'd.yaml')).map(({ reason }) => reason);
  };
  expect(reasonsOf(flow)).toEqual(['The document is nested too deeply.']);
  expect(reasonsOf(`\n${block} { condition: copd }`)[0]).toMatch(
    /nested (too deeply|more than 30)/,
  );
});
