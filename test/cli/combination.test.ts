import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runCli } from './run-cli.ts';

vi.setConfig({ testTimeout: 60_000 });

test('conditions and flags are combined, each combination counted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quintile-combination-'));
  const cli = (...words: readonly string[]) => runCli(folder, words);
  const flag = (index: number, every: number) => Number(index % every === 0);
  const rows = Array.from({ length: 600 }, (_, index) => {
    return [`P${index}`, 30 + (index % 50), flag(index, 3), flag(index, 4)].join(',');
  });
  writeFileSync(join(folder, 'a.csv'), ['person_id,age,copd,carer', ...rows, ''].join('\n'));
  const store = ['--workspace', 'w.quintile'];
  expect(await cli('import', 'a.csv', ...store)).toMatchObject({ code: 0 });
  const ask = ['--by', 'combination', '--combination', 'copd,carer', '--policy', 'working'];
  const released = await cli('table', ...store, '--measure', 'people', ...ask, '--out', 't.json');
  expect(released).toMatchObject({ code: 0, err: '' });
  const text = readFileSync(join(folder, 't.json'), 'utf8');
  rmSync(folder, { recursive: true, force: true });
  const found = JSON.parse(text).rows as {
    codes: { combination: string };
    count: number;
  }[];
  expect(found.map(({ codes, count }) => [codes.combination, count])).toEqual([
    ['none', 300],
    ['copd', 150],
    ['carer', 100],
    ['copd+carer', 50],
  ]);
});
