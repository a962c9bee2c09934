import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImportReceipt, Inspection, Mapping } from '../../analytics/contract/extract.ts';
import { makeRememberedMappings } from '../../main/recent/remembered-mappings.ts';

const signature = 'abcdef0123456789';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-mappings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string) => join(folder, 'mappings', `${name}.json`);
const receipt = (mapping: Mapping, of = signature) =>
  ({ mapping, signature: of }) as unknown as ImportReceipt;

/** Files as they were looked at: names, and the columns of each. */
function looked(files: Readonly<Record<string, readonly string[]>>, of = signature): Inspection {
  const names = Object.keys(files);
  return {
    signature: of,
    files: names.map((name) => ({ name })),
    columns: names.flatMap((name) =>
      (files[name] ?? []).map((column) => ({
        column,
        ...(names.length === 1 ? {} : { file: name }),
      })),
    ),
  } as unknown as Inspection;
}

const sure = { confidence: 0.9, reason: 'values from 0 to 97, e.g. SYN-VALUE' };

test('a mapping comes back for files of its signature, under the name that they have now', () => {
  const first = makeRememberedMappings(folder);
  first.see(looked({ 'SYN-NAME-2024.csv': ['Age', 'NHS'] }));
  first.note(
    receipt({
      columns: [
        { column: 'Age', field: 'age', scale: 'years', ...sure },
        { column: 'NHS', field: null, ...sure },
      ],
      files: { 'SYN-NAME-2024.csv': { dates: 'mdy' } },
      identifiers: {
        NHS: { action: 'drop' },
        Age: { action: 'accept', reason: 'SYN-REASON' },
      },
    }),
  );
  const later = makeRememberedMappings(folder);
  expect(later.of(signature)).toBeNull();
  later.see(looked({ 'extract 2025.csv': ['Age', 'NHS'] }));
  const reason = 'as it was when such files were last loaded';
  expect(later.of(signature)).toEqual({
    columns: [
      { column: 'Age', field: 'age', scale: 'years', confidence: 1, reason },
      { column: 'NHS', field: null, confidence: 1, reason },
    ],
    files: { 'extract 2025.csv': { dates: 'mdy' } },
    identifiers: { NHS: { action: 'drop' } },
  });
});

test('what is stored holds columns and fields, and no value, reason or name of a file', () => {
  const mappings = makeRememberedMappings(folder);
  mappings.note(
    receipt({
      columns: [{ column: 'Age', file: 'SYN-NAME.csv', field: 'age', ...sure }],
      files: { 'SYN-NAME.csv': { header: 2 } },
      identifiers: { Key: { action: 'accept', reason: 'SYN-REASON' } },
    }),
  );
  const text = readFileSync(file(signature), 'utf8');
  expect(text).toContain('"Age"');
  expect(text).not.toContain('SYN-');
  expect(statSync(file(signature)).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'mappings')).mode & 0o777).toBe(0o700);
});

test('several files are known again by their columns, in whatever order they come', () => {
  const mappings = makeRememberedMappings(folder);
  mappings.note(
    receipt({
      columns: [
        { column: 'key', file: 'a.csv', field: 'person_id', ...sure },
        { column: 'key', file: 'b.csv', field: 'long:person', ...sure },
        { column: 'code', file: 'b.csv', field: 'long:condition', ...sure },
      ],
      files: { 'b.csv': { role: 'conditions' } },
    }),
  );
  mappings.see(looked({ 'new-b.csv': ['key', 'code'], 'new-a.csv': ['key'] }));
  const { columns, files } = mappings.of(signature) ?? { columns: [] };
  expect(columns.map(({ column, file: of, field }) => [of, column, field])).toEqual([
    ['new-b.csv', 'key', 'long:person'],
    ['new-b.csv', 'code', 'long:condition'],
    ['new-a.csv', 'key', 'person_id'],
  ]);
  expect(files).toEqual({ 'new-b.csv': { role: 'conditions' } });
});

test('a hundred are kept, those that were used last', () => {
  const mappings = makeRememberedMappings(folder);
  const name = (count: number) => count.toString(16).padStart(8, '0');
  for (let count = 0; count < 105; count += 1) {
    mappings.note(receipt({ columns: [] }, name(count)));
    utimesSync(file(name(count)), count, count);
  }
  mappings.note(receipt({ columns: [] }, name(200)));
  const left = readdirSync(join(folder, 'mappings'));
  expect(left).toHaveLength(100);
  expect(left).toContain(`${name(200)}.json`);
  expect(left).not.toContain(`${name(5)}.json`);
});

test('a signature is never a path, and a damaged file is as if there were none', () => {
  const mappings = makeRememberedMappings(folder);
  mappings.note(receipt({ columns: [] }, '../../outside'));
  expect(readdirSync(folder)).toEqual([]);
  mappings.note(receipt({ columns: [] }));
  mappings.see(looked({ 'a.csv': ['Age'] }));
  for (const text of [
    '',
    '{',
    '{"version":1}',
    '{"version":1,"files":[{"readAs":{"header":-1},"columns":[]}],"drops":[]}',
  ]) {
    writeFileSync(file(signature), text);
    expect(mappings.of(signature)).toBeNull();
  }
});

test('a column that was dropped by its file and name is dropped from the file that comes next', () => {
  const first = makeRememberedMappings(folder);
  first.see(looked({ 'june.csv': ['NHS'] }));
  const columns = [{ column: 'NHS', field: null, ...sure }];
  first.note(receipt({ columns, identifiers: { 'june.csv/NHS': { action: 'drop' } } }));
  const later = makeRememberedMappings(folder);
  later.see(looked({ 'july.csv': ['NHS'] }));
  expect(later.of(signature)?.identifiers).toEqual({ NHS: { action: 'drop' } });
});
