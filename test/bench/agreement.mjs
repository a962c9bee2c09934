// Random documents on random people, unknown values included, sorted by the compiled SQL and by the plain
// evaluator of test/generative: segments, matched, claimed and lost must be the same.
//   node test/bench/agreement.mjs [DOCUMENTS] [SEED]
// Prints what was compared and ends with 1 where anything differed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [documents = '10000', seed = '11'] = process.argv.slice(2);
if (![documents, seed].every((number) => /^\d{1,9}$/.test(number))) {
  console.error('node test/bench/agreement.mjs [DOCUMENTS] [SEED]');
  process.exit(2);
}

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'quintile-agreement-'));
const report = join(folder, 'total.json');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const started = performance.now();
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', 'test/generative/agreement.test.ts', '--reporter', 'dot'],
  {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      QUINTILE_DOCUMENTS: documents,
      QUINTILE_SEED: seed,
      QUINTILE_REPORT: report,
    },
  },
);
const total = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
rmSync(folder, { recursive: true, force: true });

if (total === null) {
  console.error('The comparison did not come to its end.');
  process.exit(1);
}
const number = (value) => value.toLocaleString('en-GB');
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
console.log(`seed ${seed}, ${minutes} minutes`);
console.log(`${number(total.documents)} documents`);
console.log(
  `  of which ${number(total.refused)} ask for a score whose conditions the extract lacks`,
);
console.log(`${number(total.people)} people sorted, ${number(total.segments)} segments counted`);
console.log(`${number(total.mismatches)} mismatches`);
process.exit(
  status === 0 && total.mismatches === 0 && total.documents >= Number(documents) ? 0 : 1,
);
