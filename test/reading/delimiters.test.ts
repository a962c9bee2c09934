import { expect, test } from 'vitest';
import { namesOf, openText } from './opened.ts';

const times = (count: number, row: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => row(index));

const lines = (header: string, count: number, row: (index: number) => string) =>
  [header, ...times(count, row), ''].join('\n');

test('a delimiter beyond ASCII is read in every encoding, quoted, damaged and at the end of every row', async () => {
  const text = lines('person_id¬note¬age', 300, (at) => `p${at}¬"£ ¬ ""${at}"""¬${at % 90}`);
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  for (const bytes of [Buffer.from(text), Buffer.from(text, 'latin1'), wide]) {
    const opened = await openText(bytes);
    expect(opened.rows).toHaveLength(300);
    expect(opened.rows[7]).toEqual(['p7', '£ ¬ "7"', '7']);
    expect(opened.readAs.delimiter).toBe('¬');
  }
  const damaged = await openText(text.replace('p9¬', 'p9'));
  expect([damaged.rows.length, damaged.left.list.map(({ line }) => line)]).toEqual([299, [11]]);
  const trailing = await openText(text.replaceAll('\n', '¬\n'));
  expect([namesOf(trailing), trailing.rows.length]).toEqual([['person_id', 'note', 'age'], 300]);
  expect(
    (
      await openText(
        lines('person_id¬age', 2, (at) => `p${at}¬${at}`),
        { delimiter: '¬' },
      )
    ).rows,
  ).toEqual([
    ['p0', '0'],
    ['p1', '1'],
  ]);
});

test('an unusual delimiter is found though cells hold usual ones, below a title, and without names', async () => {
  const notes = await openText(lines('person_id#age#note', 20, (at) => `p${at}#${at}#one, two`));
  expect(notes.rows[3]).toEqual(['p3', '3', 'one, two']);
  const titled = await openText(`Extract\n\n${lines('person_id~age', 20, (at) => `p${at}~${at}`)}`);
  expect([titled.readAs.delimiter, titled.readAs.header]).toEqual(['~', 3]);
  const bare = await openText(`${times(20, (at) => `p${at}^${20 + at}^x`).join('\n')}\n`);
  expect([bare.readAs.delimiter, bare.readAs.header, bare.rows.length]).toEqual(['^', 0, 20]);
});

test('columns that are lined up by spaces are told apart, and cells keep their own spaces', async () => {
  const pad = (cells: readonly string[]) => cells.map((cell) => cell.padEnd(14)).join('');
  const text = lines(pad(['person_id', 'age', 'smoking']), 20, (at) =>
    pad([`p${at}`, String(20 + at), at % 2 === 0 ? 'never' : 'ex smoker']),
  );
  for (const readAs of [{}, { delimiter: ' ' }]) {
    const opened = await openText(text, readAs);
    expect(namesOf(opened)).toEqual(['person_id', 'age', 'smoking']);
    expect(opened.rows[1]).toEqual(['p1', '21', 'ex smoker']);
    expect([opened.rows.length, opened.readAs.delimiter]).toEqual([20, ' ']);
  }
  const right = await openText(
    lines(
      'person_id   age  sex',
      20,
      (at) => `${`p${at * 997}`.padStart(9)} ${String(at * 5).padStart(5)}    M`,
    ),
  );
  expect(right.rows.at(-1)).toEqual(['p18943', '95', 'M']);
});

test('one column of codes, dates, names, sums or addresses stays one', async () => {
  const columns: readonly (readonly [header: string, cell: (index: number) => string])[] = [
    ['person-id', (at) => `a${at}-b`],
    ['person_id', (at) => `p_${at}`],
    ['date-of-birth', (at) => `${1960 + at}-01-02`],
    ['date of birth', (at) => `${at + 1} January 1960`],
    ['birth/year', (at) => `1/${1950 + at}`],
    ['e-mail', (at) => `a.b${at}@example.com`],
    ['e.mail', () => 'a.b@example.com'],
    ['Full name', () => 'Invented Name'],
    ['FULL  NAME', () => 'INVENTED  NAME'],
    ['patient #', (at) => `${at}#`],
    ['time:seen', (at) => `1${at % 10}:30`],
    ['cost (£)', (at) => `£${at}.00`],
    ['age & sex', (at) => `${at} & M`],
  ];
  for (const [header, cell] of columns) {
    const opened = await openText(lines(header, 20, cell));
    expect([header, namesOf(opened), opened.rows.length]).toEqual([header, [header], 20]);
    expect(opened.reasons.join(' ')).toMatch(/Only one column was found/);
  }
});

test('line breaks of every kind stand in quoted cells of files of every line end', async () => {
  for (const end of ['\r', '\r\n', '\n']) {
    for (const inside of ['\n', '\r', '\r\n', '\n\n']) {
      for (const header of ['person_id,note,age', null]) {
        const row = (at: number) => `p${at},"one${inside}two",${20 + at}`;
        const first = header === null ? [] : [header];
        const opened = await openText([...first, ...times(30, row), ''].join(end));
        const cells = opened.rows.map((cells) =>
          cells.map((cell) => String(cell).replace(/\r\n?/g, '\n')),
        );
        const due = times(30, (at) => `p${at}`).map((id, at) => [
          id,
          `one${inside}two`.replace(/\r\n?/g, '\n'),
          String(20 + at),
        ]);
        expect([end, inside, cells]).toEqual([end, inside, due]);
      }
    }
  }
});

test('a quotation mark after a figure does not hide which line end a file has', async () => {
  const row = (at: number) => `p${at},${at === 3 ? '5" tall' : `"one\n${at}"`},${20 + at}`;
  const opened = await openText(['person_id,note,age', ...times(30, row), ''].join('\r'));
  expect([opened.rows.length, opened.left.rows]).toEqual([30, 0]);
  expect(opened.rows[3]).toEqual(['p3', '5" tall', '23']);
});
