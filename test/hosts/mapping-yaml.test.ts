import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mapping } from '../../analytics/contract/extract.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import { readMappingYaml, writeMappingYaml } from '../../main/mapping-yaml.ts';

function problemsOf(text: string) {
  try {
    readMappingYaml(text);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems;
  }
}

/** What a mapping says, without how sure it is of it. */
const said = ({ columns, files = {}, identifiers = {} }: Mapping) => ({
  columns: columns.map(({ column, file, field, scale }) => ({ column, file, field, scale })),
  files,
  identifiers,
});

describe('a mapping as a file', () => {
  test('names columns and their fields, scales, files, and decisions on identifiers', () => {
    const mapping = readMappingYaml(`
version: 1
files:
  people.csv: { delimiter: ";", header: 3, decimal: ",", dates: dmy }
  activity.parquet: { role: activity }
columns:
  people.csv/Age at 31 March: age
  people.csv/IMD: { field: imd_decile, scale: IMD 2019 }
  people.csv/Ethnic: { field: ethnicity, scale: 2011 }
  activity.parquet/Sugar / glucose: condition:diabetes
  practice_name: null
  007: bmi
identifiers:
  NHS number: drop
  Person key: { accept: a pseudonym that the provider keeps }
`);
    expect(said(mapping)).toEqual({
      columns: [
        { column: 'Age at 31 March', file: 'people.csv', field: 'age' },
        { column: 'IMD', file: 'people.csv', field: 'imd_decile', scale: 'IMD 2019' },
        { column: 'Ethnic', file: 'people.csv', field: 'ethnicity', scale: '2011' },
        { column: 'Sugar / glucose', file: 'activity.parquet', field: 'condition:diabetes' },
        { column: 'practice_name', field: null },
        { column: '007', field: 'bmi' },
      ],
      files: {
        'people.csv': { delimiter: ';', header: 3, decimal: ',', dates: 'dmy' },
        'activity.parquet': { role: 'activity' },
      },
      identifiers: {
        'NHS number': { action: 'drop' },
        'Person key': { action: 'accept', reason: 'a pseudonym that the provider keeps' },
      },
    });
  });

  test('may be columns alone, as the first mappings were, and a slash in a name is no file', () => {
    const mapping = readMappingYaml('columns:\n  BP sys/dia: null\n  Age: age\n');
    expect(said(mapping)).toEqual({
      columns: [
        { column: 'BP sys/dia', field: null },
        { column: 'Age', field: 'age' },
      ],
      files: {},
      identifiers: {},
    });
  });

  test.each([
    ['colums: { Age: age }', 1, 'Perhaps columns?'],
    ['version: 2\ncolumns: {}', 1, 'Write version: 1.'],
    ['columns:\n  Age: age\nfiles:\n  a.csv:\n    delimeter: ";"', 5, 'Perhaps delimiter?'],
    ['columns:\n  Age: age\nfiles:\n  a.csv:\n    dates: ddmm', 5, 'It is dmy, mdy, ymd.'],
    ['columns:\n  IMD: { feild: imd_decile }', 2, 'Perhaps field?'],
    [
      'columns:\n  Age: age\nidentifiers:\n  NHS: keep',
      4,
      'Write drop, or { accept: the reason }.',
    ],
    ['columns:\n  Age: age\n  Age: sex', 3, 'Leave one of them out.'],
    ['columns:\n  Age: [age', 2, 'Check the indentation and the quotes near there.'],
    [
      'columns:\n  Age: true',
      2,
      'Write a field, null to keep the column out, or { field: …, scale: … }.',
    ],
  ])('that is wrong (%j) says on which line, and one thing to try', (text, line, hint) => {
    const problems = problemsOf(text);
    expect(problems.map((problem) => problem.code)).toContain('mapping-incomplete');
    expect(problems.map(({ hint: tried }) => tried)).toContain(hint);
    const place = problems.find(({ hint: tried }) => tried === hint)?.where?.line;
    expect(place === line || place === line + 1).toBe(true);
  });

  test.each(['', '- a', 'text', 'version: 1', '[]', 'null'])('is not %j', (text) => {
    expect(problemsOf(text)[0]?.code).toBe('mapping-incomplete');
  });

  test('takes no aliases, which could be without end', () => {
    const text = 'columns: &a\n  Age: age\nfiles: *a\n';
    expect(problemsOf(text)[0]?.reason).toContain('aliases');
  });

  test('names every problem at once', () => {
    const text = 'colums: {}\nfiles: { a.csv: { quot: 1, header: 0 } }\ncolumns: { a: true }';
    expect(problemsOf(text)).toHaveLength(4);
  });
});

test('a written mapping names no file about which there is nothing to say, but to tell it from a column', () => {
  const column = (file: string) => ({
    column: 'Age',
    file,
    field: 'age',
    confidence: 1,
    reason: '',
  });
  const files = { 'people.csv': {}, 'activity.csv': { header: 2 } };
  const mapping = { columns: [column('people.csv'), column('people.2025')], files };
  const text = writeMappingYaml(mapping);
  expect(text).not.toContain('people.csv: {}');
  expect(said(readMappingYaml(text))).toEqual({
    ...said(mapping),
    files: { 'people.2025': {}, 'activity.csv': { header: 2 } },
  });
});

test('a mapping that is written reads back as the same, whatever its columns are called', () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .filter((text) => text.trim() !== '' && !/\p{C}/u.test(text));
  const column = fc.record({
    column: name.filter((text) => !text.includes('/')),
    field: fc.constantFrom(null, 'age', 'condition:copd', 'imd_decile'),
  });
  const columns = fc.uniqueArray(column, { selector: ({ column: text }) => text, maxLength: 12 });
  const decision = fc.oneof(
    fc.constant({ action: 'drop' as const }),
    name.map((reason) => ({ action: 'accept' as const, reason })),
  );
  fc.assert(
    fc.property(
      columns,
      fc.constantFrom(undefined, 'people.csv', 'Ärzte [1].xlsx'),
      fc.dictionary(name, decision, { maxKeys: 4 }),
      (given, file, identifiers) => {
        const mapping: Mapping = {
          columns: given.map((one) => ({
            ...one,
            ...(file === undefined ? {} : { file }),
            ...(one.field === 'imd_decile' ? { scale: '2019' } : {}),
            confidence: 0.5,
            reason: 'by name',
          })),
          ...(file === undefined || given.length === 0 ? {} : { files: { [file]: { header: 2 } } }),
          identifiers,
        };
        expect(said(readMappingYaml(writeMappingYaml(mapping)))).toEqual(said(mapping));
      },
    ),
    { seed: 3, numRuns: 300 },
  );
});
