import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { inspectExtract } from '../../analytics/sources/inspect-extract.ts';
import { refusal, scratchFolder, stageFile, stageText, writeFile } from './staging.ts';

const ids = (people: readonly Record<string, unknown>[]) => people.map((p) => p['person_id']);
const ages = (people: readonly Record<string, unknown>[]) => people.map((p) => p['age']);

test('a file name with wildcards, quotes, spaces or accents opens that file and no other', async () => {
  const names = ['extract[1].csv', 'q?.csv', 'a*.csv', "it's.csv", 'två “people”.csv', 'b=2.csv'];
  for (const name of names) {
    const path = writeFile(name, 'person_id,age\nright,40\n');
    for (const decoy of ['extract1.csv', 'qq.csv', 'ab.csv']) {
      writeFile(decoy, 'person_id,age\nwrong,1\nwrong2,2\n', path.slice(0, path.lastIndexOf('/')));
    }
    const { people, record } = await stageFile(path);
    expect([name, ids(people)]).toEqual([name, ['right']]);
    expect(record.name).toBe(name);
  }
});

test('a byte order mark is no part of the first name, quoted or not', async () => {
  expect(ids((await stageText('\uFEFFperson_id,age\na,1\n')).people)).toEqual(['a']);
  expect(ids((await stageText('\uFEFF"person_id","age"\n"a","1"\n')).people)).toEqual(['a']);
});

test('every delimiter and line ending that spreadsheets write gives the same people', async () => {
  for (const delimiter of [',', ';', '\t', '|']) {
    for (const ending of ['\n', '\r\n', '\r']) {
      const lines = ['person_id,age,sex', 'a,1,M', 'b,2,F', ''];
      const { people } = await stageText(lines.join(ending).replaceAll(',', delimiter));
      expect([delimiter, ending, ids(people), ages(people)]).toEqual([
        delimiter,
        ending,
        ['a', 'b'],
        [1, 2],
      ]);
    }
  }
});

test('line endings of both kinds in one file lose nobody', async () => {
  const { people, receipt } = await stageText(
    'person_id,age\r\na,1\nb,2\r\n"c ""x""",3\n"d\nd",4\r\n',
  );
  expect(ids(people)).toEqual(['a', 'b', 'c "x"', 'd\nd']);
  expect(receipt.rows).toEqual({ read: 4, kept: 4, rejected: 0 });
});

test('empty lines before, between and after people are passed over', async () => {
  const { people } = await stageText('\n\nperson_id,age\na,1\n\n\nb,2\n\n');
  expect(ids(people)).toEqual(['a', 'b']);
});

test('rows with too few or too many cells are left out, counted and said', async () => {
  const { receipt, people } = await stageText('person_id,age,sex\na,1\nb,2,F,x\nc,3,M\nd\n');
  expect(ids(people)).toEqual(['c']);
  expect(receipt.rows).toEqual({ read: 4, kept: 1, rejected: 3 });
  expect(receipt.remarks[0]).toBe(
    '3 rows with too few or too many cells left out (the first near line 2).',
  );
});

test('a line break inside quotation marks stays in its cell, and is said', async () => {
  const { people, receipt } = await stageText('person_id,age\n"a\nb",1\n"c, ""d""",2\n');
  expect(ids(people)).toEqual(['a\nb', 'c, "d"']);
  expect(receipt.remarks[0]).toBe('1 row with a line break inside quotation marks.');
});

function withStrayQuote(line: string, at = 30): string {
  const rows = Array.from({ length: 100 }, (_, index) => `p${index},${index % 90},M,Town`);
  rows[at] = line;
  return ['person_id,age,sex,note', ...rows, ''].join('\n');
}

test('a stray quotation mark swallows nobody: with no other quotes it is read as text', async () => {
  const { receipt, people } = await stageText(withStrayQuote('p30,30,M,"Town'));
  expect(receipt.rows).toEqual({ read: 100, kept: 100, rejected: 0 });
  expect(people).toHaveLength(100);
  expect(receipt.remarks[0]).toMatch(/^Quotation marks are out of place/);
});

test('a stray quotation mark among real ones is refused, with its line', async () => {
  const text = withStrayQuote('p30,30,M,"Town').replace('p3,3,M,Town', 'p3,3,M,"Town, North"');
  const problem = await refusal(stageText(text));
  expect(problem.code).toBe('file-unreadable');
  expect(problem.where).toEqual({ file: 'people.csv', line: 32 });
  expect(problem.reason).not.toContain('Town');
});

test('two stray quotation marks that look like one long cell swallow nobody either', async () => {
  const rows = withStrayQuote('p30,30,M,"Town').replace('p60,60,M,Town', 'p60,60,M,Town"');
  const { receipt } = await stageText(rows);
  expect(receipt.rows.kept).toBe(100);
});

test('a cell that goes on after its closing quote costs that row alone', async () => {
  const text = withStrayQuote('p30,30,M,"To"wn').replace('p3,3,M,Town', 'p3,3,M,"Town, North"');
  const { receipt } = await stageText(text);
  expect(receipt.rows).toEqual({ read: 100, kept: 99, rejected: 1 });
  expect(receipt.remarks[0]).toBe('1 row that cannot be read left out (the first near line 32).');
});

test('a quotation mark within a cell is part of it', async () => {
  const { people } = await stageText('person_id,age\n5"a,1\nb"c",2\n');
  expect(ids(people)).toEqual(['5"a', 'b"c"']);
});

test('a file with column names and no rows is refused, looked at or imported', async () => {
  for (const text of ['person_id,age\n', 'person_id,age', '\n\nage\n']) {
    const path = writeFile('people.csv', text);
    const imported = await refusal(stageFile(path));
    const inspected = await refusal(inspectExtract([path], { temporary: scratchFolder() }));
    expect(imported).toMatchObject({ code: 'file-unreadable', reason: 'The file has no rows.' });
    expect(inspected).toEqual(imported);
  }
});

test('a file of which no row can be read is refused', async () => {
  expect(await refusal(stageText('person_id,age,sex\na,1\nb,2\n'))).toMatchObject({
    code: 'file-unreadable',
    reason: 'None of the 2 rows of the file can be read.',
  });
});

test('text that is no table is said to have one column', async () => {
  const path = writeFile('people.csv', 'columns:\n  age: years\n  sex: gender\n');
  const { remarks } = await inspectExtract([path], { temporary: scratchFolder() });
  expect(remarks[0]).toMatch(/^Only one column was found/);
  const table = writeFile('people.csv', 'person_id,age\na,1\n');
  const more = await inspectExtract([table], { temporary: scratchFolder() });
  expect(more.remarks.join(' ')).not.toContain('Only one column');
});

test('one person without a line end is one person', async () => {
  expect(ids((await stageText('person_id,age\na,1')).people)).toEqual(['a']);
});

test('a file of one column is read, and each row is a person', async () => {
  const { people } = await stageText('age\n1\n\n3\n');
  expect(ages(people)).toEqual([1, null, 3]);
  expect(ids(people)).toEqual(['row 1', 'row 2', 'row 3']);
});

test('column names that repeat, are empty or hold NUL are told apart', async () => {
  const { receipt, people } = await stageText('person_id,age,AGE,,b\0c\na,1,2,3,4\n');
  expect(receipt.mapping.columns.map((mapped) => mapped.column)).toEqual([
    'person_id',
    'age',
    'AGE (2)',
    'column 4',
    'b c',
  ]);
  expect(ages(people)).toEqual([1]);
});

test('a packed file gives the same people', async () => {
  const packed = gzipSync('person_id,age\na,1\n"b, c",2\n');
  const { people } = await stageFile(writeFile('people.csv.gz', packed));
  expect(ids(people)).toEqual(['a', 'b, c']);
});

test('a packed file that is cut short is refused', async () => {
  const text = Array.from({ length: 5000 }, (_, index) => `p${index},${index % 90}`).join('\n');
  const packed = gzipSync(`person_id,age\n${text}\n`);
  const path = writeFile('people.csv.gz', packed.subarray(0, packed.length >> 1));
  expect((await refusal(stageFile(path))).code).toBe('file-unreadable');
});
