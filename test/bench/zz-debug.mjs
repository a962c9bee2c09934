// Finds planted identifiers in generated files, and counts false alarms on clean columns.
//   npm run build && node test/bench/identifiers.mjs [seed] [files] [command line program]
// Every way of every kind is planted in turn, three columns a file, beside two clean columns; then
// clean files of eight columns. Each file is screened as an import does: by its rows, and by the
// profiles of its columns. Twenty files go through the command line. Ends with 1 where one is missed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const [seed = 1, files = 1000] = process.argv.slice(2, 4).map(Number);
const cli = resolve(process.argv[4] ?? join(root, 'dist/cli.js'));
const folder = mkdtempSync(join(tmpdir(), 'quintile-bench-'));

/** The modules of the tree, built into a folder of their own. */
async function load() {
  const input = {
    files: join(root, 'test/screening/made-files.ts'),
    sample: join(root, 'analytics/sources/screening/screen-sample.ts'),
    columns: join(root, 'analytics/sources/screening/screen-columns.ts'),
  };
  const rollupOptions = {
    input,
    output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
    preserveEntrySignatures: 'strict',
  };
  await build({
    ...{ root, configFile: false, publicDir: false, logLevel: 'error', ssr: { noExternal: true } },
    build: { ssr: true, target: 'node20', outDir: join(folder, 'built'), rollupOptions },
  });
  const modules = Object.keys(input).map(
    (name) => import(pathToFileURL(join(folder, 'built', `${name}.mjs`)).href),
  );
  return Object.assign({}, ...(await Promise.all(modules)));
}

const { makeFile, rowsOf, profileOf, screenSample, screenColumns } = await load();
const noField = () => null;
let milliseconds = 0;

/** What the two screenings of a file find, by column: the graver finding of the two. */
function screen(file) {
  const names = file.columns.map(({ name }) => name);
  const rows = rowsOf(file);
  const profiles = file.columns.map(profileOf);
  const begun = performance.now();
  const bySample = screenSample('made.csv', names, rows, noField);
  const byProfile = screenColumns('made.csv', profiles, noField);
  milliseconds += performance.now() - begun;
  const found = new Map();
  for (const finding of [...byProfile, ...bySample]) {
    if (found.get(finding.column)?.severity !== 'block') found.set(finding.column, finding);
  }
  return found;
}

const text = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** What the command line says of a file of people, by column, and all that it prints. */
function inspect(file, at) {
  const path = join(folder, `made-${at}.csv`);
  const lines = rowsOf(file).map((row, line) =>
    [`SYN-${line}`, line % 97, 1 + (line % 2), ...row.map((cell) => text(cell ?? ''))].join(','),
  );
  const header = ['person_id', 'age', 'sex', ...file.columns.map(({ name }) => text(name))].join();
  writeFileSync(path, `${[header, ...lines].join('\n')}\n`);
  const { stdout, stderr } = spawnSync(process.execPath, [cli, 'inspect', path, '--json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const { identifiers = [] } = JSON.parse(stdout);
  const found = new Map(identifiers.map((finding) => [finding.column, finding]));
  return { found, said: stdout + stderr };
}

const kinds = new Map();
const missed = [];
const kept = [];

/** A column with identifiers of which a whole cell stands in what is said of the file. */
function quotes({ columns }, said) {
  const planted = columns.filter(({ kind }) => kind !== null);
  return planted.find(({ cells }) =>
    cells.some((cell) => cell !== null && cell.length > 5 && said.includes(cell)),
  );
}

function check(file, { found, said }, how) {
  for (const { name, kind, how: way, cells } of file.columns) {
    if (kind === null) continue;
    const finding = found.get(name);
    const tally = kinds.get(kind) ?? { planted: 0, found: 0, same: 0, blocked: 0 };
    tally.planted += 1;
    if (finding === undefined) {
      const filled = cells.filter((cell) => cell !== null && !['', 'NA', 'NULL'].includes(cell));
      missed.push(
        `${how}: ${kind}, ${way}, "${name}", ${filled.length} of ${file.rows} rows filled`,
      );
    } else {
      tally.found += 1;
      tally.same += finding.kind === kind ? 1 : 0;
      tally.blocked += finding.severity === 'block' ? 1 : 0;
    }
    kinds.set(kind, tally);
  }
  const whole = quotes(file, said);
  if (whole !== undefined) console.log(whole.name, whole.cells.filter(c=>c&&c.length>5&&said.includes(c)).slice(0,3), said.match(new RegExp('.{80}'+whole.cells.find(c=>c&&c.length>5&&said.includes(c))+'.{60}','s'))?.[0]), kept.push(`${how}: ${whole.kind}, ${whole.how}`);
}

const alarms = [];
let clean = 0;
let besides = 0;
for (let at = 0; at < files; at += 1) {
  const file = makeFile(seed, at, 2, 3);
  const found = screen(file);
  check(file, { found, said: JSON.stringify([...found.values()]) }, 'functions');
  for (const { name, how, kind } of file.columns) {
    if (kind !== null) continue;
    besides += 1;
    if (found.has(name)) alarms.push(`${how}, "${name}": ${found.get(name).kind}`);
  }
}
for (let at = 0; at < files; at += 1) {
  const file = makeFile(seed + 500_000, at, 8, 0);
  const found = screen(file);
  clean += file.columns.length;
  for (const { name, how } of file.columns) {
    if (found.has(name)) alarms.push(`${how}, "${name}": ${found.get(name).kind}`);
  }
}
const passes = existsSync(cli) ? 20 : 0;
for (let at = 0; at < passes; at += 1) {
  const file = makeFile(seed + 900_000, at * 7, 0, 6);
  check(file, inspect(file, at), 'command line');
}
rmSync(folder, { recursive: true, force: true });

console.log(`seed ${seed}: ${files} files, and ${passes} through the command line`);
for (const [kind, { planted, found, same, blocked }] of kinds) {
  console.log(
    `  ${kind.padEnd(18)} ${String(found).padStart(5)} of ${String(planted).padStart(5)} found, ${same} as that kind, ${blocked} blocked`,
  );
}
for (const line of missed.slice(0, 40)) console.log(`  missed by ${line}`);
const per1000 = (1000 * alarms.length) / (clean + besides);
console.log(
  `  ${alarms.length} false alarms on ${clean + besides} clean columns: ${per1000.toFixed(2)} in 1,000`,
);
for (const line of alarms.slice(0, 40)) console.log(`  false alarm: ${line}`);
console.log(
  `  ${kept.length} reports that hold a whole value; ${Math.round(milliseconds)} ms of screening`,
);
for (const line of kept) console.log(`  held by ${line}`);
process.exitCode = missed.length > 0 || per1000 >= 1 || kept.length > 0 ? 1 : 0;
