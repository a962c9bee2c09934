import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { listFiles } from '../../analytics/sources/reading/list-files.ts';
import { refusal, scratchFolder, writeFile } from './opened.ts';

const listed = async (...paths: readonly string[]) => listFiles(paths);

test('kinds of file that are not read are refused by what they are, whatever their name', async () => {
  const compound = Buffer.alloc(4096);
  compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const locked = Buffer.from(compound);
  locked.set(Buffer.from('EncryptedPackage', 'utf16le'), 1024);
  const cases: readonly (readonly [content: Uint8Array | string, reason: RegExp])[] = [
    ['', /is empty/],
    ['%PDF-1.7 of something', /PDF/],
    ['SQLite format 3\0', /SQLite/],
    ['<!DOCTYPE html><table></table>', /web page/],
    ['{"type": "FeatureCollection"}', /JSON/],
    ['FEA1 and columns', /Feather version 1/],
    ['PARE and more of it', /encrypted Parquet/],
    ['PAR1 cut', /cut short/],
    ['ARROW1 cut', /cut short/],
    [compound, /old kind \(\.xls\)/],
    [locked, /protected with a password/],
    [Buffer.from('\x28\xb5\x2f\xfd packed', 'latin1'), /Zstandard/],
    [Buffer.from([1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6]), /no text/],
    [gzipSync('PAR1 and so on PAR1'), /packed with gzip/],
  ];
  for (const [content, reason] of cases) {
    const problem = await refusal(listed(writeFile('people.csv', content)));
    expect([problem.code, problem.where?.file]).toEqual(['file-unreadable', 'people.csv']);
    expect(problem.reason).toMatch(reason);
    expect(problem.hint).toBeDefined();
  }
});

test('text that is named as if it were Parquet or a workbook is refused', async () => {
  for (const name of ['people.parquet', 'people.xlsx', 'people.feather']) {
    const problem = await refusal(listed(writeFile(name, 'person_id,age\na,1\n')));
    expect(problem.reason).toMatch(/whatever its name says/);
  }
});

test('no file, and a file that is not there, are refused', async () => {
  expect((await refusal(listed())).code).toBe('usage');
  expect((await refusal(listed(`${scratchFolder()}/none.csv`))).code).toBe('file-not-found');
});

test('a folder stands for the tables in it, in order, without marks and hidden files', async () => {
  const folder = scratchFolder();
  const text = 'person_id,age\na,1\n';
  for (const name of [
    'year=2024/b.csv',
    'year=2023/a.csv',
    '_SUCCESS',
    '.hidden.csv',
    'notes.md',
  ]) {
    writeFile(name, text, folder);
  }
  const names = listFiles([folder]).map((path) => path.slice(folder.length + 1));
  expect(names).toEqual(['year=2023/a.csv', 'year=2024/b.csv']);
  const empty = await refusal(listed(scratchFolder()));
  expect(empty.reason).toMatch(/holds no table/);
});
