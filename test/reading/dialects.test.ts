import { expect, test } from 'vitest';
import { namesOf, openPaths, openText, refusal, writeFile } from './opened.ts';

const people = (opened: { readonly rows: readonly (readonly unknown[])[] }) => opened.rows;

test('every delimiter, quote and line ending gives the same rows', async () => {
  const lines = ['person_id,age,sex', 'a,1,"M"', 'b,2,F', ''];
  const usual = [',', ';', '\t', '|'];
  const unusual = [':', '^', '~', '#', '!', '¬', '¦', '§', ' ', '/', '*', '$', '\u001f', '\u0001'];
  for (const delimiter of [...usual, ...unusual]) {
    for (const ending of ['\n', '\r\n', '\r']) {
      const text = lines.join(ending).replaceAll(',', delimiter);
      const opened = await openText(text);
      expect([delimiter, ending, people(opened)]).toEqual([
        delimiter,
        ending,
        [
          ['a', '1', 'M'],
          ['b', '2', 'F'],
        ],
      ]);
      expect(opened.readAs).toMatchObject({ delimiter, quote: '"', header: 1 });
    }
  }
});

test('line endings of both kinds in one file lose nobody', async () => {
  const text = 'person_id,age\r\na,1\nb,2\r\n"c ""x""",3\n"d\nd",4\r\n';
  const opened = await openText(text);
  expect(people(opened).map(([id]) => id)).toEqual(['a', 'b', 'c "x"', 'd\nd']);
  expect(opened.records).toBe(4);
});

test('apostrophes quote where the file says so by its cells, and are text elsewhere', async () => {
  const rows = Array.from({ length: 6 }, (_, index) => `'p${index}','Town, ${index}'`);
  const quoted = await openText(`'person_id','note'\n${rows.join('\n')}\n`);
  expect(people(quoted)[1]).toEqual(['p1', 'Town, 1']);
  expect(quoted.readAs.quote).toBe("'");
  const plain = await openText("person_id,note\na,it's\nb,'tis\n");
  expect(people(plain)).toEqual([
    ['a', "it's"],
    ['b', "'tis"],
  ]);
});

test('quotes with a backslash before them are part of their cell', async () => {
  const opened = await openText('person_id,note\na,"say \\"yes, no\\""\nb,"x, y"\nc,z\n');
  expect(people(opened)).toEqual([
    ['a', 'say "yes, no"'],
    ['b', 'x, y'],
    ['c', 'z'],
  ]);
  expect(opened.reasons.join(' ')).toContain('backslash');
});

test('lines before the names of the columns are passed over, and said', async () => {
  const above = 'Extract of registered people\nMade on 31 March 2024\n\n';
  const opened = await openText(`${above}person_id,age,sex\na,1,M\nb,2,F\n`);
  expect(namesOf(opened)).toEqual(['person_id', 'age', 'sex']);
  expect(people(opened)).toHaveLength(2);
  expect(opened.readAs.header).toBe(4);
  expect(opened.reasons).toContain('The first 3 lines stand before the table.');
  const wide = await openText('Title,,\n,,\nperson_id,age,sex\na,1,M\n');
  expect(namesOf(wide)).toEqual(['person_id', 'age', 'sex']);
});

test('totals, sources and notes after the data are left out, and said', async () => {
  const data = 'person_id,age,sex,cost\na,1,M,5\nb,2,F,6\n';
  for (const end of ['Total,,,11\n', '\nSource: a test,,,\n', '\nMade for a test only\n']) {
    const opened = await openText(data + end);
    expect([end, people(opened).length, opened.records]).toEqual([end, 2, 2]);
    expect(opened.remarks.join(' ')).toMatch(/1 line after the data/);
  }
  const cut = await openText(`${data}c\n`);
  expect([cut.records, cut.left.rows]).toEqual([3, 1]);
});

test('a file without names of columns is numbered, and no value stands for a name', async () => {
  const opened = await openText('SYN-1,34,M\nSYN-2,51,F\nSYN-3,70,F\n');
  expect(namesOf(opened)).toEqual(['column 1', 'column 2', 'column 3']);
  expect(people(opened)).toHaveLength(3);
  expect(opened.readAs.header).toBe(0);
  expect(opened.reasons.join(' ')).toMatch(/holds values and not names/);
});

test('a delimiter at the end of every line makes no column', async () => {
  const opened = await openText('person_id;age;\na;1;\nb;2;\n');
  expect(namesOf(opened)).toEqual(['person_id', 'age']);
  expect(people(opened)).toEqual([
    ['a', '1'],
    ['b', '2'],
  ]);
});

test('an empty cell too many at the end of every row, or of the names alone, is passed over and said', async () => {
  const lines = Array.from({ length: 1200 }, (_, index) => `p${index},${index % 90},\n`).join('');
  const rows = await openText(`person_id,age\n${lines}d,4,x\n`);
  expect(namesOf(rows)).toEqual(['person_id', 'age']);
  expect(people(rows)).toHaveLength(1200);
  expect(rows.left.list.map(({ line }) => line)).toEqual([1202]);
  expect(rows.remarks).toEqual([
    'Every row ends in an empty cell more than there are names, which was passed over.',
  ]);
  const names = await openText('person_id,age,sex,\na,1,M\nb,2,F\nc,3,M\n');
  expect(namesOf(names)).toEqual(['person_id', 'age', 'sex']);
  expect(people(names)[2]).toEqual(['c', '3', 'M']);
  expect(names.remarks[0]).toMatch(/^The line of names ends in a delimiter that no row has/);
});

test('a name more than the rows have cells is refused, until it is said that they are the names', async () => {
  const text = 'person_id,age,sex,tail\na,1,M\nb,2,F\nc,3,M\n';
  const problem = await refusal(openText(text));
  expect(problem.where).toEqual({ file: 'people.csv', line: 1 });
  expect(problem.reason).toMatch(/4 cells where most rows have 3/);
  const opened = await openText(text, { header: 1 });
  expect(namesOf(opened)).toEqual(['person_id', 'age', 'sex']);
  expect(people(opened)).toHaveLength(3);
  expect(opened.remarks[0]).toMatch(/^No row has a cell for the last name/);
});

test('lone carriage returns among other line ends lose nobody, at the start of a file or far down', async () => {
  const row = (index: number) => `p${index},"T, ${index}",${index % 90}`;
  const ends = ['\n', '\r\n', '\r'];
  const all = Array.from({ length: 300 }, (_, index) => row(index) + ends[index % 3]);
  const early = await openText(`person_id,note,age\n${all.join('')}`);
  expect([people(early).length, early.records, early.left.rows]).toEqual([300, 300, 0]);
  expect(people(early)[2]).toEqual(['p2', 'T, 2', '2']);
  const first = Array.from({ length: 1000 }, (_, index) => `${row(index)}\n`).join('');
  const late = await openText(`person_id,note,age\n${first}${all.join('')}\na,b\rc\n`);
  expect([people(late).length, late.records]).toEqual([1300, 1301]);
  expect(late.left.list.map(({ line }) => line)).toEqual([1302]);
  const inside = await openText(`person_id,note,age\n${first}x,on\re,5\n`);
  expect(people(inside).at(-1)).toEqual(['x', 'on\re', '5']);
});

test('points with three figures after them separate thousands among semicolons, and are named elsewhere', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => {
    const cost = index * 37;
    const text = cost < 1000 ? `${cost}` : `1.${String(cost % 1000).padStart(3, '0')}`;
    return `p${index},${text}`;
  });
  const text = `person_id,cost\n${rows.join('\n')}\n`;
  const semicolons = await openText(text.replaceAll(',', ';'));
  expect(semicolons.readAs.decimal).toBe(',');
  expect(semicolons.remarks.join(' ')).toMatch(/in cost, .* separate thousands/);
  const commas = await openText(text);
  expect(commas.readAs.decimal).toBe('.');
  expect(commas.remarks.join(' ')).toMatch(/in cost, .* decimal point/);
  expect((await openText(text, { decimal: ',' })).remarks).toEqual([]);
  const plain = await openText('person_id;bmi\na;21.345\nb;22.5\nc;23\n');
  expect([plain.readAs.decimal, plain.remarks]).toEqual(['.', []]);
});

test('names that repeat, are empty or hold NUL are told apart', async () => {
  const opened = await openText('person_id,age,AGE,,b\0c\na,1,2,3,4\n');
  expect(namesOf(opened)).toEqual(['person_id', 'age', 'AGE (2)', 'column 4', 'b c']);
});

test('NUL characters are taken out of cells, and said', async () => {
  const opened = await openText('person_id,age\na\0,1\nb,2\n');
  expect(people(opened)[0]).toEqual(['a', '1']);
  expect(opened.remarks.join(' ')).toMatch(/1 row with NUL characters/);
});

test('one row, one column and rows without text are read for what they are', async () => {
  expect(people(await openText('person_id,age\na,1'))).toEqual([['a', '1']]);
  expect(people(await openText('age\n1\n\n3\n'))).toEqual([['1'], [null], ['3']]);
  const empty = await openText('person_id,age,sex\na,1,M\n,,\n   \n\nb,2,F\n,,\n');
  expect([people(empty).length, empty.records]).toEqual([2, 2]);
  expect(empty.remarks.join(' ')).toMatch(/2 rows without any text/);
});

test('a file with names and no rows, and one of which no row can be read, are refused', async () => {
  expect((await refusal(openText('person_id,age\n'))).reason).toBe('The file has no rows.');
  expect((await refusal(openText('\n\nage\n'))).reason).toBe('The file has no rows.');
  const none = await refusal(openText('person_id,age,sex\na,1\nb,2\n'));
  expect(none.reason).toMatch(/None of the 2 rows|seems to name the columns/);
});

test('what is said by hand stands', async () => {
  const text = 'x;y\nperson_id;when;cost\na;01/02/2024;1,5\nb;03/04/2024;2,5\n';
  const said = { delimiter: ';', header: 2, decimal: '.', dates: 'mdy', role: 'activity' } as const;
  const opened = await openText(text, said);
  expect(opened.readAs).toMatchObject(said);
  expect(opened.role).toBe('activity');
  expect(namesOf(opened)).toEqual(['person_id', 'when', 'cost']);
  const plain = await openText('person_id,note\na,"x\nb,y"\n', { quote: '' });
  expect(people(plain)).toEqual([
    ['a', '"x'],
    ['b', 'y"'],
  ]);
});

test('decimal sign and date order are told by the cells, and doubt is said', async () => {
  const comma = await openText('person_id;bmi;seen\na;21,5;31/12/2023\nb;22,25;01/02/2024\n');
  expect(comma.readAs).toMatchObject({ decimal: ',', dates: 'dmy' });
  const american = await openText('person_id,bmi,seen\na,21.5,12/31/2023\nb,2.25,01/02/2024\n');
  expect(american.readAs).toMatchObject({ decimal: '.', dates: 'mdy' });
  const doubt = await openText('person_id,seen\na,01/02/2024\nb,03/04/2024\n');
  expect(doubt.readAs.dates).toBe('dmy');
  expect(doubt.reasons.join(' ')).toMatch(/No date tells/);
  expect((await openText('person_id,seen\na,2024-03-31\n')).readAs.dates).toBe('ymd');
});

test('a name that never ends is refused at once, and so is a cell of three million bytes', async () => {
  const endless = await refusal(openText(`person_id,age,${'A'.repeat(100_000)}\n1,2,3\n`));
  expect(endless.reason).toMatch(/longer than 200 characters/);
  const text = `person_id,note\na,x\nb,${'y'.repeat(3_000_000)}\nc,z\n`;
  const opened = await openText(text);
  expect(people(opened).map(([id]) => id)).toEqual(['a', 'c']);
  expect(opened.left.list).toEqual([
    { file: 'people.csv', line: 3, column: null, reason: 'It is longer than 1.9 million bytes.' },
  ]);
});

test('a file name with wildcards opens that file and no other', async () => {
  for (const name of ['extract[1].csv', 'q?.csv', 'a*.csv', "it's.csv", 'b=2.csv']) {
    const path = writeFile(name, 'person_id,age\nright,40\n');
    const folder = path.slice(0, path.lastIndexOf('/'));
    for (const decoy of ['extract1.csv', 'qq.csv', 'ab.csv']) {
      writeFile(decoy, 'person_id,age\nwrong,1\n', folder);
    }
    const [opened] = await openPaths([path]);
    expect([name, opened?.rows]).toEqual([name, [['right', '40']]]);
  }
});

test('one column of decimal commas is not cut in two, and ends with its last value', async () => {
  const opened = await openText('bmi\n21,5\n145,00\n22,75\n\n\n');
  expect(people(opened)).toEqual([['21,5'], ['145,00'], ['22,75']]);
  expect(opened.records).toBe(3);
  expect(opened.remarks).toEqual([]);
  expect(opened.readAs.decimal).toBe(',');
});
