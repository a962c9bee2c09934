import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const script = resolve(import.meta.dirname, '../bench/kills.mjs');

test('ten imports killed at seeded moments lose no workspace, and the next start sweeps', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '10', '7', '5000'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const tally = JSON.parse(stdout);
  expect(tally).toMatchObject({ kills: 10, lost: 0, untidy: 0, notSwept: 0 });
  expect(tally.old + tally.new).toBe(10);
  expect(tally.finished).toBeLessThan(10);
}, 300_000);
