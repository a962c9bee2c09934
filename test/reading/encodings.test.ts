import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { BeforeCopy } from '../../analytics/sources/reading/part.ts';
import { openPaths, openText, refusal, scratchFolder, writeFile } from './opened.ts';

const text =
  'person_id,note,cost\r\nSYN-1,“Zoë’s café”,€5\r\nSYN-2,"naïve,\r\nÅngström",£7\r\nSYN-3,– plain –,\r\n';

const windows: Readonly<Record<string, number>> = {
  '“': 0x93,
  '”': 0x94,
  '’': 0x92,
  '€': 0x80,
  '–': 0x96,
};

const asWindows = Buffer.from([...text].map((c) => windows[c] ?? c.charCodeAt(0)));
const wide = Buffer.from(text, 'utf16le');
const mark = (bytes: Buffer, ...before: number[]) => Buffer.concat([Buffer.from(before), bytes]);

const encoded: Readonly<Record<string, Buffer>> = {
  'utf-8': Buffer.from(text),
  'utf-8 with mark': mark(Buffer.from(text), 0xef, 0xbb, 0xbf),
  'utf-16le': wide,
  'utf-16le with mark': mark(wide, 0xff, 0xfe),
  'utf-16be': Buffer.from(wide).swap16(),
  'utf-16be with mark': mark(Buffer.from(wide).swap16(), 0xfe, 0xff),
  'windows-1252': asWindows,
};

test('the same table in every encoding, packed or not, gives the same rows', async () => {
  const plain = await openText(text);
  expect(plain.rows[1]).toEqual(['SYN-2', 'naïve,\r\nÅngström', '£7']);
  for (const [name, bytes] of Object.entries(encoded)) {
    for (const content of [bytes, gzipSync(bytes)]) {
      const opened = await openText(content);
      expect([name, opened.rows]).toEqual([name, plain.rows]);
      expect([name, opened.readAs.encoding]).toEqual([name, name.replace(' with mark', '')]);
      expect(opened.columns.map((column) => column.name)).toEqual(['person_id', 'note', 'cost']);
      expect(opened.sample).toEqual(plain.sample);
    }
  }
});

test('a first character beyond ASCII far down tells the encoding of the whole file', async () => {
  const rows = Array.from({ length: 200_000 }, (_, index) => `p${index},${index % 90}`).join('\n');
  const late = Buffer.from(`person_id,note\n${rows}\nlast,caf\xe9 \x80\n`, 'latin1');
  const opened = await openText(late);
  expect(opened.readAs.encoding).toBe('windows-1252');
  expect(opened.rows.at(-1)).toEqual(['last', 'café €']);
});

test('a row that is not UTF-8 among many that are is left out, with its line', async () => {
  const rows = Array.from({ length: 50 }, (_, index) => Buffer.from(`é${index},${index % 90}\n`));
  rows[20] = Buffer.from('\xe9,20\n', 'latin1');
  const opened = await openText(Buffer.concat([Buffer.from('person_id,age\n'), ...rows]));
  expect(opened.rows).toHaveLength(49);
  expect(opened.left.list).toEqual([
    {
      file: 'people.csv',
      line: 22,
      column: null,
      reason: 'It holds bytes that are no text in the encoding of the file.',
    },
  ]);
});

test('a row of bytes that are no letters, alone in a file of plain ASCII, is damage and left out', async () => {
  const rows = Array.from({ length: 300 }, (_, index) => `p${index},${index % 90}`).join('\n');
  const bytes = Buffer.from(`person_id,age\n${rows}\np\xff\xfe99,40\n`, 'latin1');
  const opened = await openText(bytes);
  expect([opened.rows.length, opened.left.rows, opened.readAs.encoding]).toEqual([300, 1, 'utf-8']);
  expect(opened.left.list[0]?.line).toBe(302);
  const letters = await openText(Buffer.from(`person_id,age\n${rows}\nZo\xeb,\xa340\n`, 'latin1'));
  expect([letters.left.rows, letters.readAs.encoding]).toEqual([0, 'windows-1252']);
});

test('a wrong encoding said by hand is named by its line', async () => {
  const bytes = Buffer.from('person_id,âge,note\nSYN-1,1,x\nSYN-2,2,y\n', 'latin1');
  const problem = await refusal(openText(bytes, { encoding: 'utf-8' }));
  expect(problem.reason).toBe('Line 1 of people.csv is not UTF-8.');
  expect(problem.hint).toMatch(/or say windows-1252/);
});

test('names that stand again behind a byte order mark are no row', async () => {
  const one = (of: string) => `person_id,age\n${of}1,1\n${of}2,2\n`;
  const opened = await openText(`${one('p')}\ufeff${one('q')}`);
  expect(opened.rows.map(([id]) => id)).toEqual(['p1', 'p2', 'q1', 'q2']);
  expect(opened.left.list.map(({ line }) => line)).toEqual([4]);
});

test('bytes of no encoding that is read are refused', async () => {
  const shifted = Buffer.from('person_id,note\na,\x81\x8d\xe9\x90\nb,\x9d\xff\n', 'latin1');
  expect((await refusal(openText(shifted))).reason).toMatch(/neither UTF-8, UTF-16 nor/);
});

test('a packed file that is cut short is refused', async () => {
  const rows = Array.from({ length: 5000 }, (_, index) => `p${index},${index % 90}`).join('\n');
  const packed = gzipSync(`person_id,age\n${rows}\n`);
  const problem = await refusal(openText(packed.subarray(0, packed.length >> 1)));
  expect(problem).toMatchObject({ code: 'file-unreadable' });
  expect(problem.reason).toMatch(/could not be read to its end/);
});

test('rows are offered to be looked at before anything of them is written', async () => {
  const temporary = scratchFolder();
  const seen: BeforeCopy[] = [];
  const beforeCopy = (file: BeforeCopy) => {
    expect(readdirSync(temporary).filter((name) => name.endsWith('.csv'))).toEqual([]);
    seen.push(file);
  };
  await openPaths([writeFile('people.csv', asWindows)], { temporary, beforeCopy });
  expect(seen.map(({ name, sample }) => [name, sample.length])).toEqual([['people.csv', 3]]);
  const copies = readdirSync(temporary).filter((name) => name.endsWith('.csv'));
  expect(copies).toHaveLength(1);
  expect(statSync(join(temporary, copies[0] ?? '')).mode & 0o777).toBe(0o600);
});

test('where the rows are not to be kept, nothing of them is written', async () => {
  const temporary = scratchFolder();
  const beforeCopy = () => Promise.reject(new Error('Not to be kept.'));
  const path = writeFile('people.csv', asWindows);
  await expect(openPaths([path], { temporary, beforeCopy })).rejects.toThrow('Not to be kept.');
  expect(readdirSync(temporary)).toEqual([]);
});

test('a file that can be read in place is not copied', async () => {
  const temporary = scratchFolder();
  const rows = 'a,1\nb,2,3\n"c, d",4\n';
  await openPaths([writeFile('people.csv', `person_id,age\n${rows}`)], { temporary });
  expect(readdirSync(temporary)).toEqual([]);
});
