import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openText, refusal } from './opened.ts';

function table(changes: Readonly<Record<number, string>> = {}, rows = 100): string {
  const lines = Array.from(
    { length: rows },
    (_, index) => `p${index},${index % 90},M,"Town, ${index}"`,
  );
  for (const [at, line] of Object.entries(changes)) lines[Number(at)] = line;
  return ['person_id,age,sex,note', ...lines, ''].join('\n');
}

const ids = ({ rows }: { readonly rows: readonly (readonly unknown[])[] }) =>
  rows.map(([id]) => id);

test('rows with too few or too many cells are left out, each named by its line and in words', async () => {
  const opened = await openText('person_id,age,sex\na,1\nb,2,F,x\nc,3,M\nd\n');
  expect(ids(opened)).toEqual(['c']);
  expect([opened.records, opened.left.rows]).toEqual([4, 3]);
  expect(opened.left.list.map(({ line, reason }) => [line, reason])).toEqual([
    [2, '2 cells where 3 are due.'],
    [3, '4 cells where 3 are due.'],
    [5, '1 cell where 3 are due.'],
  ]);
  expect(opened.left.remarks).toEqual([
    '3 rows with too few or too many cells left out (the first near line 2).',
  ]);
});

test('lines are counted as an editor counts them, line breaks in quoted cells included', async () => {
  const opened = await openText('person_id,note\na,"one\ntwo\nthree"\nb\nc,x\n');
  expect(opened.left.list.map(({ line }) => line)).toEqual([5]);
});

test('rows are counted and left out the same whatever columns are read', async () => {
  const text = table({ 3: 'p3,3,M', 7: 'p7,7,M,x,y', 9: 'p9,9,M,x,' });
  for (const only of [undefined, [0], [3], [1, 2]]) {
    const opened = await openText(text, {}, only === undefined ? {} : { only });
    expect([only, opened.rows.length, opened.left.rows]).toEqual([only, 97, 3]);
  }
});

test('a row with one cell too many is left out even where the last cell is empty', async () => {
  const opened = await openText('person_id,age,sex\na,1,M\nb,,2,\nc,3,\n');
  expect(ids(opened)).toEqual(['a', 'c']);
  expect(opened.left.list.map(({ line }) => line)).toEqual([3]);
});

test('a quote that is never closed costs its own row alone where the others can be read', async () => {
  for (const row of ['p30,30,M,"Town', 'p30,30,"M,Town', '"p30,30,M,Town', 'p30,30,M,"Town""']) {
    const opened = await openText(table({ 30: row }));
    expect([row, opened.rows.length, opened.left.rows]).toEqual([row, 99, 1]);
    expect(ids(opened)).not.toContain('p30');
    expect(opened.left.list).toEqual([
      {
        file: 'people.csv',
        line: 32,
        column: null,
        reason: 'A quotation mark is out of place, so that its cells cannot be told apart.',
      },
    ]);
  }
});

test('two quotes that look like one long cell swallow nobody', async () => {
  const rows = Array.from({ length: 100 }, (_, index) => `p${index},${index},M,Town`);
  rows[30] = 'p30,30,M,"Town';
  rows[60] = 'p60,60,M,Town"';
  rows[80] = 'p80,80,M,"Town, North"';
  const opened = await openText(['person_id,age,sex,note', ...rows, ''].join('\n'));
  const kept = Array.from({ length: 100 }, (_, index) => `p${index}`);
  expect(ids(opened)).toEqual(kept.filter((id) => id !== 'p30' && id !== 'p60'));
  expect(opened.left.list.map(({ line }) => line)).toEqual([32, 62]);
});

test('a quoted cell may hold lines that look like rows of another table', async () => {
  const note = '"first, second\nthird, fourth\nfifth, sixth"';
  const opened = await openText(`person_id,note\n${'a,x\n'.repeat(20)}b,${note}\nc,y\n`);
  expect(opened.left.rows).toBe(0);
  expect(opened.rows.at(-2)).toEqual(['b', note.replaceAll('"', '')]);
});

test('quotes are text where no cell of the file is rightly quoted', async () => {
  const rows = Array.from({ length: 30 }, (_, index) => `p${index},${index},x`);
  rows[10] = 'p10,10,"x';
  const opened = await openText(`person_id,age,note\n${rows.join('\n')}\n`);
  expect(opened.rows).toHaveLength(30);
  expect(opened.rows[10]).toEqual(['p10', '10', '"x']);
  expect(opened.remarks[0]).toMatch(/^Quotation marks are out of place/);
});

test('a quotation mark within a cell is part of it', async () => {
  const opened = await openText('person_id,age\n5"a,1\nb"c",2\n');
  expect(ids(opened)).toEqual(['5"a', 'b"c"']);
});

test('a row whose cells ran together around a quoted cell is left out', async () => {
  const opened = await openText(table({ 5: 'p5,5,M"Town, 5"' }));
  expect([opened.rows.length, opened.left.rows]).toEqual([99, 1]);
});

test('names of the columns that stand again among the data are no row', async () => {
  const opened = await openText(table({ 50: 'person_id,age,sex,note' }));
  expect(opened.rows).toHaveLength(99);
  expect(opened.left.list[0]?.reason).toBe('It repeats the names of the columns.');
});

test('damage of any one character never loses or changes another row without saying so', async () => {
  const clean = table({}, 14);
  const header = clean.indexOf('\n') + 1;
  const want = new Map((await openText(clean)).rows.map((row) => [JSON.stringify(row), row]));
  const position = fc.integer({ min: header, max: clean.length - 2 });
  await fc.assert(
    fc.asyncProperty(position, fc.constantFrom('"', ',', '\n', '', '\r', '\0'), async (at, put) => {
      const result = await openText(clean.slice(0, at) + put + clean.slice(at + 1)).catch(
        () => null,
      );
      if (result === null) return;
      const strange = result.rows.filter((row) => !want.has(JSON.stringify(row))).length;
      const isSaid = result.left.rows > 0 || result.remarks.length > 0;
      const lost = want.size - (result.rows.length - strange);
      expect(lost).toBeLessThanOrEqual(put === '"' || clean[at] === '\n' ? 2 : 1);
      if (!isSaid && result.records !== 14) expect(lost).toBe(0);
      expect(result.rows.length + result.left.rows).toBe(result.records);
    }),
    { numRuns: 60, seed: 20240331 },
  );
});

test('a quote that is never closed, with rows after it that are no rows either, is refused', async () => {
  const text = `${table({}, 5)}p5,5,M,"Town\nno row\nno row at all\n`;
  const problem = await refusal(openText(text));
  expect(problem.where).toEqual({ file: 'people.csv', line: 7 });
  expect(problem.reason).not.toContain('Town');
});

test('no reason quotes a cell', async () => {
  const text = 'person_id,name\nSYN-1,Zebedee,x\nSYN-2,"Zebedee"x\nSYN-3,y\nSYN-4,"a, b"\n';
  const opened = await openText(text);
  expect(opened.left.rows).toBe(2);
  expect(JSON.stringify([opened.left, opened.remarks, opened.reasons])).not.toMatch(/Zebedee|SYN-/);
});
