import { expect, test } from 'vitest';
import { isoDate, kindOfFormat } from '../../analytics/sources/reading/workbook/number-formats.ts';
import { makeWorkbook, rowsOf, workbookParts, zip } from './make-workbook.ts';
import { namesOf, openText, refusal } from './opened.ts';

const asWorkbook = { name: 'people.xlsx' } as const;
const people = rowsOf([
  ['person_id', 'age', 'sex'],
  ['a', 1, 'M'],
  ['b', 2.5, null],
]);

test('texts, numbers, dates, times, flags and errors of a sheet are read as what they show', async () => {
  const strings =
    '<si><t>shared &amp; plain</t></si><si><r><t>rich </t></r><r><t xml:space="preserve">text</t></r></si>';
  const head = rowsOf([['person_id', 'one', 'two', 'three', 'four', 'five', 'six', 'seven']]);
  const row = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>
    <c r="C2" s="1"><v>45382</v></c><c r="D2" s="2"><v>45382.75</v></c><c r="E2" s="3"><v>0.5</v></c>
    <c r="F2" t="b"><v>1</v></c><c r="G2" t="e"><v>#N/A</v></c><c r="H2" s="4"><v>0.1</v></c></row>`;
  const bytes = makeWorkbook({ sheets: { People: head + row }, strings });
  const opened = await openText(bytes, {}, asWorkbook);
  expect(opened.rows).toEqual([
    [
      'shared & plain',
      'rich text',
      '2024-03-31',
      '2024-03-31T18:00:00',
      '12:00:00',
      'TRUE',
      null,
      '0.1',
    ],
  ]);
  expect(opened.remarks.join(' ')).toMatch(/1 cell with an error of the spreadsheet/);
});

test('the first sheet is read unless another is named, and all are listed', async () => {
  const other = rowsOf([
    ['person_id', 'condition'],
    ['a', 'copd'],
  ]);
  const bytes = makeWorkbook({ sheets: { People: people, Conditions: other } });
  const first = await openText(bytes, {}, asWorkbook);
  expect([first.sheets, first.readAs.sheet]).toEqual([['People', 'Conditions'], 'People']);
  expect(first.rows).toEqual([
    ['a', '1', 'M'],
    ['b', '2.5', null],
  ]);
  expect(first.remarks).toEqual([
    'Only the sheet “People” was read, and “Conditions” was not. To have it read instead, choose it under Sheet, or in the mapping: files: { "people.xlsx": { sheet: "Conditions" } }. To have it read too, save it as a file of its own.',
  ]);
  const second = await openText(bytes, { sheet: 'Conditions' }, asWorkbook);
  expect([second.rows, second.role]).toEqual([[['a', 'copd']], 'conditions']);
  const none = await refusal(openText(bytes, { sheet: 'Other' }, asWorkbook));
  expect(none.reason).toMatch(/has no sheet of the name/);
});

test('behind a first sheet of notes, the first sheet of people is read, and that is said', async () => {
  const notes = rowsOf([['About this extract'], ['Drawn by the data team'], ['Version', 2]]);
  const codes = rowsOf([
    ['code', 'meaning'],
    ['1', 'yes'],
  ]);
  const sheets = { README: notes, Codes: codes, People: people };
  const opened = await openText(makeWorkbook({ sheets }), {}, asWorkbook);
  expect([opened.readAs.sheet, opened.rows.length]).toEqual(['People', 2]);
  expect(opened.reasons).toContain(
    'The sheet People is read, one of 3: the first whose columns name ages or people.',
  );
  const said = await openText(makeWorkbook({ sheets }), { sheet: 'Codes' }, asWorkbook);
  expect(said.readAs.sheet).toBe('Codes');
  const none = await openText(
    makeWorkbook({ sheets: { README: notes, Codes: codes } }),
    {},
    asWorkbook,
  );
  expect(none.readAs.sheet).toBe('README');
});

test('sheets that hold nothing are not missed', async () => {
  const sheets = { People: people, Sheet2: '', Sheet3: '<row r="1"/>' };
  const opened = await openText(makeWorkbook({ sheets }), {}, asWorkbook);
  expect([opened.sheets.length, opened.remarks]).toEqual([3, []]);
});

test('titles above, totals below, empty rows and cells beyond the last column are told apart', async () => {
  const sheet =
    rowsOf([['People of an invented place'], []]) +
    rowsOf(
      [
        ['person_id', 'age', 'sex'],
        ['a', 1, 'M'],
        [null, null, null],
        ['b', 2, 'F'],
        ['c', 3, 'M', 'see note'],
      ],
      3,
    ) +
    rowsOf(
      [['d', 4, 'F'], ['e', 5, 'F'], ...Array.from({ length: 60 }, () => ['x', 1, 'M'] as const)],
      8,
    ) +
    rowsOf([['Total', 195, null]], 70);
  const opened = await openText(makeWorkbook({ sheets: { People: sheet } }), {}, asWorkbook);
  expect(namesOf(opened)).toEqual(['person_id', 'age', 'sex']);
  expect(opened.rows).toHaveLength(64);
  expect(opened.readAs.header).toBe(3);
  expect(opened.left.list.map(({ line }) => line)).toEqual([7]);
  expect([opened.records, opened.left.rows]).toEqual([65, 1]);
  expect(opened.remarks.join(' ')).toMatch(/1 row after the data/);
});

test('days are counted from 1900 or 1904, and the day that never was moves none', () => {
  expect([1, 59, 61, 45382].map((day) => isoDate(day, false))).toEqual([
    '1900-01-01',
    '1900-02-28',
    '1900-03-01',
    '2024-03-31',
  ]);
  expect(isoDate(43920, true)).toBe('2024-03-31');
  expect([isoDate(-1, false), isoDate(1e9, false)]).toEqual([null, null]);
});

test('a format is told to be of dates, times or numbers', () => {
  const kinds: Readonly<Record<string, string>> = {
    'dd/mm/yyyy': 'date',
    'mmm-yy': 'date',
    '[$-809]d mmmm yyyy;@': 'date',
    'h:mm AM/PM': 'time',
    '[h]:mm:ss': 'time',
    General: 'number',
    '0.00E+00': 'number',
    '#,##0 "days"': 'number',
    '[Red]0.0%': 'number',
  };
  expect(Object.keys(kinds).map((code) => [code, kindOfFormat(code)])).toEqual(
    Object.entries(kinds),
  );
});

test('several workbooks with the same columns are one table', async () => {
  const bytes = makeWorkbook({ sheets: { People: people } });
  const opened = await openText(bytes, {}, asWorkbook);
  expect(opened.records).toBe(2);
});

test('a workbook in which a single byte was changed is refused, or reads the same', async () => {
  const bytes = makeWorkbook({ sheets: { People: people } });
  const clean = await openText(bytes, {}, asWorkbook);
  let refused = 0;
  for (let at = 40; at < bytes.length - 22; at += 37) {
    const damaged = Buffer.from(bytes);
    damaged[at] = (damaged[at] as number) ^ 0x20;
    const result = await openText(damaged, {}, asWorkbook).catch((error: unknown) => error);
    if (result instanceof Error) refused += 1;
    else expect(result).toMatchObject({ rows: clean.rows });
    if (result instanceof Error) expect(result.name).toBe('Refusal');
  }
  expect(refused).toBeGreaterThan(10);
});

test('a workbook that is cut short, and archives that are none, are refused', async () => {
  const bytes = makeWorkbook({ sheets: { People: people } });
  const cut = await refusal(openText(bytes.subarray(0, bytes.length - 30), {}, asWorkbook));
  expect(cut.reason).toMatch(/is damaged/);
  const archive = await refusal(openText(zip({ 'notes.txt': 'some notes' }), {}, asWorkbook));
  expect(archive.reason).toMatch(/archive and no workbook/);
  const binary = await refusal(openText(zip({ 'xl/workbook.bin': 'x' }), {}, asWorkbook));
  expect(binary.reason).toMatch(/\.xlsb/);
  const locked = zip(workbookParts({ sheets: { People: people } }), 1);
  expect((await refusal(openText(locked, {}, asWorkbook))).reason).toMatch(/password/);
});

test('a workbook that would unpack to far more than it holds is refused in good time', async () => {
  const begun = performance.now();
  const bomb = makeWorkbook({ sheets: { People: `${people}${' '.repeat(90_000_000)}` } });
  const problem = await refusal(openText(bomb, {}, asWorkbook));
  expect(problem.reason).toMatch(/far more than a workbook holds/);
  const entities = workbookParts({ sheets: { People: people } });
  const lol = '<!DOCTYPE x [<!ENTITY a "aaaa">]>';
  const expanding = zip({ ...entities, 'xl/workbook.xml': lol + entities['xl/workbook.xml'] });
  expect((await refusal(openText(expanding, {}, asWorkbook))).code).toBe('file-unreadable');
  expect(performance.now() - begun).toBeLessThan(20_000);
});
