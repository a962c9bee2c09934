import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Layout } from '../../analytics/sources/reading/text/dialect.ts';
import { RecordReader } from '../../analytics/sources/reading/text/record-reader.ts';
import { splitRecord } from '../../analytics/sources/reading/text/split-record.ts';
import { openText } from './opened.ts';

const dialect = { delimiter: ',', quote: '"', backslash: false, carriageReturns: false };

function read(text: string | Buffer, width: number, piece = 7) {
  const layout: Layout = { dialect, header: 0, skip: 0, width, trailing: false, numeric: [] };
  const reader = new RecordReader(layout, false);
  const bytes = Buffer.from(text);
  const records: { line: number; fault: string | null; cells: string[] }[] = [];
  for (let at = 0; at <= bytes.length; at += piece) {
    reader.feed(bytes.subarray(at, at + piece), at + piece > bytes.length, (record) => {
      const own = record.bytes.toString('utf8', record.start, record.end);
      records.push({ line: record.line, fault: record.fault, cells: splitRecord(own, dialect) });
    });
  }
  return records;
}

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

const cell = fc
  .string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', ' ', '7'), maxLength: 6 })
  .map((text) => text.trim());

test('records are the same in whatever pieces a file is read', () => {
  const text = 'id,age\r\n"a\nb",1\r\n"c ""d""",2\n\ne,"3\nf,4\ng,5\nh,"i, j"\n';
  const whole = read(text, 2, 1000);
  expect(whole.map(({ line, fault }) => [line, fault])).toEqual([
    [1, null],
    [2, null],
    [4, null],
    [5, 'blank'],
    [6, 'quote'],
    [7, null],
    [8, null],
    [9, null],
  ]);
  for (const piece of [1, 2, 3, 5, 11]) expect(read(text, 2, piece)).toEqual(whole);
});

test('any table of quoted cells is read cell by cell, and again by the database', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 }),
      async (rows) => {
        const lines = rows.map(([a, b], index) => `${index},${quote(`x${a}`)},${quote(`x${b}`)}`);
        const text = `age,person_id,ethnicity\n${lines.join('\n')}\n`;
        const want = rows.map(([a, b], index) => [String(index), `x${a}`, `x${b}`]);
        const records = read(text, 3).slice(1);
        expect(records.map(({ cells }) => cells)).toEqual(want);
        expect(records.every(({ fault }) => fault === null)).toBe(true);
        expect((await openText(text)).rows).toEqual(want);
      },
    ),
    { numRuns: 15, seed: 20240331 },
  );
});

test('a line of twenty million bytes is not kept waiting for its end', () => {
  const layout: Layout = { dialect, header: 0, skip: 0, width: 2, trailing: false, numeric: [] };
  const reader = new RecordReader(layout, false);
  for (let times = 0; times < 20; times += 1) {
    reader.feed(Buffer.alloc(2 ** 20, 'a'), false, () => undefined);
  }
  expect(reader.lost).toEqual({ line: 1, by: 'length' });
});
