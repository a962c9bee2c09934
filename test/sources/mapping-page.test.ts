import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { candidateOf } from '../../analytics/sources/mapping/candidate.ts';
import { checkMapping } from '../../analytics/sources/mapping/check-mapping.ts';
import { longParts } from '../../analytics/sources/mapping/clean-long.ts';
import { scalesOf } from '../../analytics/sources/mapping/scales.ts';
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
  type Target = string | null | { field: string; scale: string };
  const { columns } = parse(text) as { columns: Record<string, Target> };
  const given = Object.entries(columns).map(([column, target]) => ({
    ...(typeof target === 'object' && target !== null ? target : { field: target }),
    ...{ column, confidence: 1, reason: '' },
  }));
  const taken = checkMapping({ columns: given }, Object.keys(columns)).columns;
  expect(taken.map(({ field }) => field)).toEqual([
    'person_id',
    'age',
    'condition:diabetes',
    'condition:copd',
    'imd_rank',
    null,
  ]);
});

test('the words on the page for yes, no and missing are read as such', () => {
  const [yes = '', no = ''] = /Yes: ([\s\S]*?)No: ([\s\S]*?)Capitals/.exec(page)?.slice(1) ?? [];
  expect(quoted(yes).length).toBeGreaterThan(3);
  expect(quoted(yes).map(readFlag)).toEqual(quoted(yes).map(() => true));
  expect(quoted(no).map(readFlag)).toEqual(quoted(no).map(() => false));
  const [, missing = ''] = /Missing: ([\s\S]*?)\n- /.exec(page) ?? [];
  expect(['', ...quoted(missing)]).toEqual(missingWords);
});

test('the scales and the parts of long files on the page are those that are taken', () => {
  const scales = /Scales: ([\s\S]*?)\n\n/.exec(page)?.[1] ?? '';
  const known = ['imd_rank', 'efi', 'ethnic_group', 'condition:copd'].flatMap(scalesOf);
  expect(quoted(scales)).toEqual(known);
  for (const part of Object.keys(longParts)) expect(under('Long files')).toContain(`| ${part} |`);
});

test('the names that the page calls known are, and the one it does not is not', () => {
  const known = ['QOF_DM_flag', 'BMI (latest)', 'earliest_diabetes_date', 'pseudo_id'];
  for (const name of [...known, 'diabetes_clinic']) expect(page).toContain(`\`${name}\``);
  expect(known.map((name) => candidateOf(name)?.field)).toEqual([
    'condition:diabetes',
    'bmi',
    'condition:diabetes',
    'person_id',
  ]);
  expect(candidateOf('diabetes_clinic')).toBeNull();
});
