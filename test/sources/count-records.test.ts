import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecordCounter } from '../../analytics/sources/reading/record-counter.ts';
import { sniffDialect } from '../../analytics/sources/reading/sniff-dialect.ts';
import { refusal, stageText } from './staging.ts';

function count(text: string, piece = 7) {
  const counter = new RecordCounter(sniffDialect(text));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += piece) counter.feed(bytes.subarray(at, at + piece));
  return counter.end();
}

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const cell = fc
  .string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', ' ', '7'), maxLength: 6 })
  .map((text) => text.trim());

test('the count is the same in whatever pieces a file is read', () => {
  const text = 'id,age\r\n"a\nb",1\r\n"c ""d""",2\n\ne,3';
  const whole = count(text, 1000);
  expect(whole).toMatchObject({ records: 3, quotedCells: 2, brokenRecords: 1, mixedEndings: true });
  for (const piece of [1, 2, 3, 5, 11]) expect(count(text, piece)).toEqual(whole);
});

test('any table of quoted cells is counted, and read back cell by cell', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 }),
      async (rows) => {
        const lines = rows.map(([a, b], index) => `${index},${quote(`x${a}`)},${quote(`x${b}`)}`);
        const text = `age,person_id,ethnicity\n${lines.join('\n')}\n`;
        expect(count(text)).toMatchObject({ records: rows.length, strayQuote: null, badQuotes: 0 });
        const { people, receipt } = await stageText(text);
        const seen = new Set<string>();
        const kept = rows.filter(([a]) => !seen.has(a) && seen.add(a));
        expect(receipt.rows.read).toBe(rows.length);
        expect(people.map((person) => [person['person_id'], person['ethnicity']])).toEqual(
          kept.map(([a, b]) => [`x${a}`, `x${b}`]),
        );
      },
    ),
    { numRuns: 15, seed: 20240331 },
  );
});

test('damage of any one character never loses a row without saying so', async () => {
  const rows = Array.from(
    { length: 12 },
    (_, index) => `p${index},${20 + index},"Town, ${index}",x`,
  );
  const clean = `person_id,age,note,more\n${rows.join('\n')}\n`;
  const position = fc.integer({ min: 'person_id,age,note,more\n'.length, max: clean.length - 2 });
  await fc.assert(
    fc.asyncProperty(position, fc.constantFrom('"', ',', '\n', ''), async (at, put) => {
      const text = clean.slice(0, at) + put + clean.slice(at + 1);
      if (text === clean) return;
      const result = await stageText(text).catch(() => null);
      if (result === null) return;
      const { read, kept, rejected } = result.receipt.rows;
      const lines = text.split('\n').filter((line) => line !== '').length - 1;
      const said = result.receipt.remarks.join(' ').includes('a line break inside');
      expect(kept + rejected).toBe(read);
      if (!said) expect(read).toBe(lines);
    }),
    { numRuns: 60, seed: 20240331 },
  );
});

test('a quotation mark that is never closed is found, with the line where it opens', async () => {
  const rows = Array.from({ length: 30 }, (_, index) => `p${index},${index},"a, b"`);
  rows[20] = 'p20,20,"a, b';
  const text = `person_id,age,note\n${rows.join('\n')}\n`;
  expect(count(text).strayQuote).toBe(22);
  expect((await refusal(stageText(text))).where).toEqual({ file: 'people.csv', line: 22 });
});
