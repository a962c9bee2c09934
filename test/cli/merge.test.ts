import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { MergeAdvice } from '../../analytics/contract/methods.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import { adviceHint, adviceLines } from '../../main/cli/advise-merges.ts';
import { mergeOf, mergeWords } from '../../main/cli/merge-of.ts';
import { smallPeople, writeSmallExtract } from '../engine/small-extract.ts';
import { readTableFile } from '../export/read-table-files.ts';
import { runCli } from './run-cli.ts';

vi.setConfig({ testTimeout: 120_000 });

test('codes stand with a plus between them, and one that ends in a plus keeps it', () => {
  const by = ['age_band', 'condition_count', 'lcp'] as const;
  expect(mergeOf(['age_band=80-84+85-89+90+', 'lcp= a + b', 'lcp=c+d+e'], by)).toEqual({
    ...{
      age_band: [['80-84', '85-89', '90+']],
      lcp: [
        ['a', 'b'],
        ['c', 'd', 'e'],
      ],
    },
  });
  expect(mergeOf(['condition_count=5++4'], by)).toEqual({ condition_count: [['5+', '4']] });
});

test('a merge in words is what the option takes', () => {
  const merge = {
    age_band: [['85-89', '90+']],
    lcp: [
      ['a', 'b'],
      ['c d', 'e'],
    ],
  };
  const words = mergeWords(merge);
  expect(words).toBe('--merge age_band=85-89+90+ --merge lcp=a+b --merge "lcp=c d+e"');
  const given = words
    .split('--merge ')
    .slice(1)
    .map((word) => word.trim().replaceAll('"', ''));
  expect(mergeOf(given, ['age_band', 'lcp'])).toEqual(merge);
});

test.each(['quintile', 'quintile=1', 'quintile=', '=1+2', 'lcp=a+b', 'shoe=1+2'])(
  'the merge %s is refused',
  (written) => {
    expect(() => mergeOf([written], ['quintile'])).toThrow(Refusal);
  },
);

test('where at least a tenth of the cells is hidden, a line points to the advice', () => {
  expect(adviceHint({ hidden: 37, total: 120 })).toEqual([
    '37 of 120 cells are hidden; --advise tells what to merge.',
  ]);
  expect(adviceHint({ hidden: 11, total: 120 })).toEqual([]);
  expect(adviceHint({ hidden: 0, total: 0 })).toEqual([]);
});

test('advice without a step says that no merge helps', () => {
  expect(adviceLines({ hidden: 3, cells: 9, steps: [] }).join(' ')).toMatch(/No merge brings/);
  expect(adviceLines({ hidden: 0, cells: 9, steps: [] }).join(' ')).toMatch(/nothing to merge/);
});

describe('with the command line', () => {
  let folder: string;
  const cli = (...words: readonly string[]) => runCli(folder, words);
  const asked = ['--workspace', 'w.quintile', '--measure', 'prevalence:copd'];
  const by = ['--by', 'age_band,lcp'];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'quintile-merge-'));
    writeSmallExtract(folder, smallPeople(3000));
    const imported = await cli('import', 'small.csv', '--workspace', 'w.quintile');
    expect(imported).toMatchObject({ code: 0, err: '' });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('the advice writes nothing, and its last step done hides what it told', async () => {
    const before = await cli('table', ...asked, ...by, '--out', 'before.csv', '--json');
    const done = await cli('table', ...asked, ...by, '--advise', '--json');
    expect(done).toMatchObject({ code: 0, err: '' });
    const advice = JSON.parse(done.out) as MergeAdvice;
    expect(JSON.parse(before.out).cells).toMatchObject({
      hidden: advice.hidden,
      total: advice.cells,
    });
    const last = advice.steps.at(-1);
    expect(last?.hiddenAfter).toBeLessThan(advice.hidden);
    const options = mergeWords(last?.merge ?? {}).split(' ');
    const after = await cli('table', ...asked, ...by, ...options, '--out', 'after.csv', '--json');
    expect(JSON.parse(after.out).cells).toMatchObject({
      ...{ hidden: last?.hiddenAfter, total: last?.cellsAfter },
    });
  });

  test('a merged category is a row of its own, with the codes of its parts and their people', async () => {
    const merge = ['--merge', 'age_band=85-89+90+', '--merge', 'age_band=0-4+5-9'];
    const words = ['--by', 'age_band', '--policy', 'working', ...merge, '--out', 'm.csv'];
    expect(await cli('table', ...asked, ...words)).toMatchObject({ code: 0, err: '' });
    const { header, rows } = await readTableFile(readFileSync(join(folder, 'm.csv')), 'csv');
    const of = (code: string) => {
      const row = rows.find((cells) => cells[0] === code);
      return ['count', 'denominator'].map((name) => Number(row?.[header.indexOf(name)]));
    };
    const between = (from: number, to: number) => {
      const people = smallPeople(3000).filter(({ age }) => age >= from && age <= to);
      return [people.filter(({ copd }) => copd).length, people.length];
    };
    expect(of('0-4+5-9')).toEqual(between(0, 9));
    expect(of('85-89+90+')).toEqual(between(85, 200));
    expect(rows.map((row) => row[0])).not.toContain('90+');
  });

  test.each([
    ['neither a file nor advice', []],
    ['advice and a file', ['--advise', '--out', 'none.csv']],
    ['advice on a gap', ['--advise', '--gap']],
    ['a merge of a category that there is not', ['--merge', 'age_band=a+b', '--out', 'none.csv']],
    ['ages that are no neighbours', ['--merge', 'age_band=0-4+90+', '--out', 'none.csv']],
  ])('%s is refused', async (_, words) => {
    expect(await cli('table', ...asked, '--by', 'age_band', ...words)).toMatchObject({ code: 2 });
    expect(existsSync(join(folder, 'none.csv'))).toBe(false);
  });
});
