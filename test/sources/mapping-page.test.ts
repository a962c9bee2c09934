import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { candidateOf } from '../../analytics/sources/mapping/candidate.ts';
import { checkMapping } from '../../analytics/sources/mapping/check-mapping.ts';
import { missingWords, readFlag } from '../../analytics/sources/mapping/vocabulary.ts';
import { conditionTable, fieldTable } from './mapping-tables.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/mapping.md'), 'utf8');

/** The part of the page under a heading. */
const under = (heading: string) => page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
const quoted = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);

test('the page lists every field and condition of the dictionary, and no other', () => {
  expect(under('Fields').trim()).toContain(fieldTable());
  expect(under('Conditions').trim()).toContain(conditionTable());
  const rows = [...page.matchAll(/^\| `/gm)].length;
  const listed = `${fieldTable()}\n${conditionTable()}`;
  expect(rows).toBe([...listed.matchAll(/^\| `/gm)].length);
});

test('the mapping on the page is one that is taken', () => {
  const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const { columns } = parse(text) as { columns: Record<string, string | null> };
  const given = Object.entries(columns).map(([column, field]) => ({
    ...{ column, field, confidence: 1, reason: '' },
  }));
  const taken = checkMapping({ columns: given }, Object.keys(columns)).columns;
  expect(taken.map(({ field }) => field)).toEqual([
    'person_id',
    'age',
    'condition:diabetes',
    'condition:copd',
    null,
  ]);
});

test('the words on the page for yes, no and missing are read as such', () => {
  const [yes = '', no = ''] = /Yes: ([\s\S]*?)No: ([\s\S]*?)Capitals/.exec(page)?.slice(1) ?? [];
  expect(quoted(yes).length).toBeGreaterThan(3);
  expect(quoted(yes).map(readFlag)).toEqual(quoted(yes).map(() => true));
  expect(quoted(no).map(readFlag)).toEqual(quoted(no).map(() => false));
  const [, missing = ''] = /Missing: ([^\n]*)/.exec(page) ?? [];
  expect(['', ...quoted(missing)]).toEqual(missingWords);
});

test('the names that the page calls known are, and the one it does not is not', () => {
  const known = ['QOF_DM_flag', 'BMI (latest)', 'pseudo_id'];
  for (const name of [...known, 'diabetes_clinic']) expect(page).toContain(`\`${name}\``);
  expect(known.map((name) => candidateOf(name)?.field)).toEqual([
    'condition:diabetes',
    'bmi',
    'person_id',
  ]);
  expect(candidateOf('diabetes_clinic')).toBeNull();
});
