import { expect, test } from 'vitest';
import { makeWorkbook, rowsOf } from './make-workbook.ts';
import { namesOf, openText, refusal } from './opened.ts';

const names = ['person_id', 'age', 'sex', 'lsoa', 'imd_decile', 'has_copd', 'cost'];
const labels = [
  'Key of the person',
  'Age in years',
  'Sex at birth',
  'LSOA 2011 code',
  'Decile of IMD',
  'Has COPD?',
  'Total (£)',
];
const person = (at: number) => [
  ...[`p${at}`, String(20 + at), 'MF'[at % 2] ?? '', `E0100${1000 + (at % 9)}`],
  ...[String((at % 10) + 1), String(at % 2), String(at * 3.5)],
];
const people = Array.from({ length: 20 }, (_, at) => person(at));
const quoted = (cells: readonly string[]) =>
  cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
const file = (...above: readonly (readonly string[])[]) =>
  [...above.map(quoted), ...people.map((cells) => cells.join(',')), ''].join('\n');

test('labels, units and types below the names are no people, and each is named', async () => {
  const imports = names.map((_, at) => `{"ImportId":"QID${at}"}`);
  const units = ['', 'years', '', '', 'decile', 'yes or no', '£'];
  const types = ['varchar', 'integer', 'char', 'char', 'integer', 'boolean', 'decimal'];
  for (const below of [[labels], [units], [types], [labels, imports]]) {
    const opened = await openText(file(names, ...below));
    expect(namesOf(opened)).toEqual(names);
    expect(opened.rows).toEqual(people);
    expect(opened.records).toBe(20 + below.length);
    expect(opened.left.list.map(({ line, reason }) => [line, reason])).toEqual(
      below.map((_, at) => [at + 2, 'It holds labels of the columns, below their names.']),
    );
    expect(opened.left.remarks[0]).toMatch(/of labels below the names of the columns left out/);
  }
});

test('names of fields are the names, whether groups or long labels stand above them', async () => {
  const groups = ['Person', '', '', 'Place', '', 'Conditions', 'Use'];
  for (const above of [groups, labels]) {
    const opened = await openText(file(above, names));
    expect([namesOf(opened), opened.readAs.header, opened.rows.length]).toEqual([names, 2, 20]);
    expect(opened.reasons).toContain('The first line stands before the table.');
  }
});

test('a row in words that has a code of an area is kept, and told', async () => {
  const first = ['person one', 'ninety', 'female', 'E01001234', 'third', 'yes', 'unknown'];
  const opened = await openText(file(names, first));
  expect(opened.rows).toHaveLength(21);
  expect(opened.left.list).toEqual([]);
});

test('a first person of whom much is withheld is kept, and the row is told', async () => {
  const odd = ['p99', 'over 90', 'M', 'E01001001', 'refused', 'withheld', 'not given'];
  const opened = await openText(file(names, odd));
  expect(opened.rows[0]).toEqual(odd);
  expect(opened.records).toBe(21);
  expect(opened.remarks[0]).toMatch(/^Line 2 holds words where the rows below it hold numbers/);
  const known = await openText(file(names, ['p99', '90', 'M', 'E01001001', 'refused', '1', '3']));
  expect([known.rows.length, known.remarks]).toEqual([21, []]);
  const keyless = await openText(
    ['age,bmi', 'ninety,slim', ...people.map(([, age]) => `${age},21.5`), ''].join('\n'),
  );
  expect(keyless.rows).toHaveLength(21);
  expect(keyless.remarks[0]).toMatch(/^Line 2 holds words/);
});

test('labels in a sheet of a workbook are no people either', async () => {
  const cells = people.map((cells) =>
    cells.map((cell, at) => ([1, 4, 5, 6].includes(at) ? Number(cell) : cell)),
  );
  const sheet = rowsOf([names, labels, ...cells]);
  const opened = await openText(
    makeWorkbook({ sheets: { People: sheet } }),
    {},
    { name: 'people.xlsx' },
  );
  expect(opened.rows).toEqual(people);
  expect(opened.left.list.map(({ line }) => line)).toEqual([2]);
  expect(opened.left.remarks).toEqual(['1 row of labels below the names of the columns left out.']);
});

test('names of rows that R writes without a name of their own are a column, where the cells say so', async () => {
  const numbered = people.map((cells, at) => `"${at + 1}",${cells.join(',')}`).join('\n');
  const opened = await openText(`${quoted(names)}\n${numbered}\n`);
  expect(namesOf(opened)).toEqual(['column 1', ...names]);
  expect(opened.rows[4]).toEqual(['5', ...person(4)]);
  expect(opened.remarks[0]).toMatch(/as R writes them/);
  const last = people.map((cells) => `${cells.join(',')},x`).join('\n');
  const problem = await refusal(openText(`${names.join(',')}\n${last}\n`));
  expect(problem.reason).toMatch(/7 cells where most rows have 8/);
  expect(problem.hint).toContain('files: { "people.csv": { header: 1 } }');
  const lost = await refusal(openText(file(names.filter((name) => name !== 'sex'))));
  expect(lost.reason).toMatch(/6 cells where most rows have 7/);
});

test('a delimiter that the line of names lost shifts no name, though every row ends in an empty cell', async () => {
  const rows = people.map((cells) => `${cells.join(',')},\n`).join('');
  const lost = await refusal(
    openText(`${names.join(',').replace('sex,lsoa', 'sexlsoa')},note\n${rows}`),
  );
  expect(lost.reason).toMatch(/7 cells where most rows have 8/);
  const whole = await openText(`${names.join(',')}\n${rows}`);
  expect([namesOf(whole), whole.rows.length]).toEqual([names, 20]);
});

test('names that no row has a cell for are refused, until the line is said to hold the names', async () => {
  for (const more of [['tail'], ['tail', 'more', 'most']]) {
    const text = file([...names, ...more]);
    const problem = await refusal(openText(text));
    expect(problem.hint).toContain(
      'files: { "people.csv": { header: 1 } }: the last names are then passed over',
    );
    const opened = await openText(text, { header: 1 });
    expect([namesOf(opened), opened.rows.length]).toEqual([names, 20]);
    expect(opened.remarks[0]).toMatch(/^No row has a cell for the last/);
  }
  const fewer = await openText(file(names.slice(0, 4)), { header: 1 });
  expect(namesOf(fewer)).toEqual([...names.slice(0, 4), 'column 5', 'column 6', 'column 7']);
  expect(fewer.remarks[0]).toMatch(/^The last 3 columns have no name/);
});

test('a title that an empty line parts from the names is none of them, though some columns are nameless', async () => {
  const some = ['ref', 'alpha', 'beta', 'gamma', '', '', ''];
  const blank = names.map(() => '');
  const opened = await openText(
    file(['An invented extract', ...blank.slice(1)], some).replace('\n', `\n${blank.join(',')}\n`),
  );
  expect([opened.readAs.header, opened.rows.length]).toEqual([3, 20]);
  expect(namesOf(opened).slice(0, 5)).toEqual(['ref', 'alpha', 'beta', 'gamma', 'column 5']);
});

test('a quoted cell of nothing but blanks at the end of every row is passed over', async () => {
  const opened = await openText('person_id;age\na;1;"\n"\nb;2;" "\n');
  expect([namesOf(opened), opened.rows]).toEqual([
    ['person_id', 'age'],
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ]);
});
