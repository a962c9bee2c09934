import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvParseRows } from 'd3-dsv';
import { expect, onTestFinished, test as plainTest } from 'vitest';
import { csvFile } from '../../main/export/csv.ts';
import { gated, releasedTable } from '../charts/fixture.ts';
import { lcpDimension } from '../charts/tables.ts';

const lcps = [
  { code: '#1', label: '#hash' },
  { code: 'B2', label: 'Ward #2, "north"' },
  { code: 'C3', label: "O'Neill's" },
  { code: 'D4', label: 'two\n#lines' },
];
const bytes = csvFile(
  releasedTable(
    [lcpDimension(lcps, null)],
    lcps.map(({ code }, at) => gated([code], 100 + 5 * at)),
  ),
);

/** What a program prints, as JSON, of the file that it is given as its last argument. */
function readBy(program: string, script: readonly string[]): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'quintile-csv-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'table.csv');
  writeFileSync(path, bytes);
  const { stdout, stderr, status } = spawnSync(program, [...script, path], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Runs a test where a program is, and says why it is skipped where it is not. */
function testWith(program: string, probe: readonly string[]) {
  if (spawnSync(program, probe).status === 0) return plainTest;
  console.warn(`Skipped: ${[program, ...probe].join(' ')} does not run here.`);
  return plainTest.skip;
}

const expected = lcps.map(({ code, label }, at) => [code, label, 100 + 5 * at]);

plainTest('a cell with # is quoted, and one without is as it always was', () => {
  const text = new TextDecoder().decode(bytes);
  expect(text).toContain('\n"#1",100,shown,,"#hash"\n');
  expect(text).toContain(',"Ward #2, ""north"""\n');
  expect(text).toContain("\nC3,110,shown,,O'Neill's\n");
  expect(csvParseRows(text)[4]?.at(-1)).toBe('two\n#lines');
});

const pandas = `
import json, sys, pandas
table = pandas.read_csv(sys.argv[1], comment='#')
print(json.dumps(table[['lcp', 'lcp_label', 'count']].values.tolist()))
`;
const python = '/usr/bin/python3';

testWith(python, ['-c', 'import pandas'])('pandas reads every row past comments', () => {
  expect(readBy(python, ['-c', pandas])).toEqual(expected);
});

const r = [
  'table <- read.csv(commandArgs(TRUE)[1], comment.char = "#")',
  'row <- function(at) sprintf("[%s,%s,%d]", encodeString(table$lcp[at], quote = "\\""), encodeString(table$lcp_label[at], quote = "\\""), table$count[at])',
  'cat("[", paste(sapply(seq_len(nrow(table)), row), collapse = ","), "]")',
].join('; ');

testWith('Rscript', ['--version'])('R reads every row past comments', () => {
  expect(readBy('Rscript', ['-e', r])).toEqual(expected);
});
