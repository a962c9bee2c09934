// The peers in R: which methods there are, and how one is run over tables with a limit for each.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const script = join(import.meta.dirname, 'peer.R');

/**
 * Methods by how they are called and what they take of the width asked for. `again`: what is hidden for
 * others is made small in name and the table protected again, until nothing further is hidden, as no
 * package asks the width of these. `largest`: cells of the largest table that it is tried on.
 */
export const methods = [
  { name: 'GAUSS', method: 'GAUSS', takes: 'no width' },
  { name: 'SIMPLEHEURISTIC_OLD', method: 'SIMPLEHEURISTIC_OLD', takes: 'no width' },
  { name: 'HYPERCUBE', method: 'HYPERCUBE', takes: 'all of the count, no more' },
  { name: 'SIMPLEHEURISTIC', method: 'SIMPLEHEURISTIC', takes: 'width' },
  { name: 'HITAS', method: 'HITAS', takes: 'width' },
  { name: 'HITAS (useC)', method: 'HITAS_C', takes: 'width' },
  { name: 'OPT', method: 'OPT', takes: 'width', largest: 300 },
  { name: 'OPT (useC)', method: 'OPT_C', takes: 'width', largest: 300 },
  { name: 'GaussSuppression rangeMin', method: 'INTERVALS', takes: 'width' },
  { name: 'SIMPLEHEURISTIC, again', method: 'SIMPLEHEURISTIC', takes: 'width', again: true },
  { name: 'HITAS, again', method: 'HITAS', takes: 'width', again: true },
  { name: 'OPT, again', method: 'OPT', takes: 'width', again: true, largest: 300 },
];

/** The tables as R reads them: axes from the top down, leaves with their counts, and what is asked. */
export function writeTables(tables, folder) {
  tables.forEach(({ axes, cells, counts, leafCells, threshold, width }, number) => {
    const file = (name, lines) =>
      writeFileSync(join(folder, `${number}-${name}.csv`), `${lines.join('\n')}\n`);
    const levels = axes.flatMap(({ name, codes, parents }) =>
      codes.map((code, node) => {
        let depth = 1;
        for (let on = parents[node]; on !== null; on = parents[on]) depth += 1;
        return `${name},${'@'.repeat(depth)},${code}`;
      }),
    );
    file('axes', ['axis,level,code', ...levels]);
    const leaves = leafCells.map((cell) => {
      const codes = cells[cell].map((node, axis) => axes[axis].codes[node]);
      return [...codes, counts[cell]].join();
    });
    file('leaves', [[...axes.map(({ name }) => name), 'count'].join(), ...leaves]);
    file('asked', ['threshold,width', `${threshold},${width}`]);
  });
}

/** What R hid of a table, by cell; a fault where its counts or its small cells are not those of the table. */
function readAnswer({ axes, cells, counts, primary }, file) {
  const [header, ...rows] = readFileSync(file, 'utf8').trim().split('\n');
  const wanted = [...axes.map(({ name }) => name), 'count', 'hidden'].join();
  if (header.trim() !== wanted) throw new Error(`R answered with ${header}`);
  const place = new Map(
    cells.map((nodes, cell) => [nodes.map((node, axis) => axes[axis].codes[node]).join(), cell]),
  );
  const hidden = new Uint8Array(cells.length);
  const seen = new Set();
  for (const row of rows) {
    const words = row.trim().split(',');
    const code = words.slice(0, axes.length).map((word) => (word === 'Total' ? 'all' : word));
    const cell = place.get(code.join());
    if (cell === undefined || counts[cell] !== Number(words.at(-2)))
      throw new Error(`R has another count for ${code.join()}`);
    hidden[cell] = Number(words.at(-1));
    seen.add(cell);
  }
  if (seen.size !== cells.length)
    throw new Error(`R answered ${seen.size} of ${cells.length} cells`);
  if (primary.some((flag, cell) => flag === 1 && hidden[cell] === 0))
    throw new Error('R shows a small count');
  return hidden;
}

/** One process of R from a table on, until it ends, or a table takes longer than the limit. */
function oneProcess(folder, { method, again }, first, last, limit) {
  const words = [script, folder, method, again ? 1 : 0, first, last].map(String);
  const child = spawn('Rscript', words, { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve) => {
    const said = [];
    let [rest, problems, timer, isLate] = ['', '', undefined, false];
    const wait = (seconds) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        isLate = true;
        child.kill('SIGKILL');
      }, seconds * 1000);
    };
    wait(limit + 30);
    child.stdout.on('data', (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop();
      const own = lines.filter((line) => line.startsWith('@')).map((line) => line.slice(1));
      if (own.length === 0) return;
      said.push(...own.map((line) => JSON.parse(line)));
      wait(limit);
    });
    child.stderr.on('data', (text) => (problems = (problems + text).slice(-2000)));
    child.once('error', ({ message }) => {
      clearTimeout(timer);
      resolve({ said, isLate, problem: message });
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      const lines = problems.trim().split('\n');
      const told = lines.find((text) => /error|no package/i.test(text)) ?? lines.at(-1);
      const problem = code === 0 ? undefined : told;
      resolve({ said, isLate, problem });
    });
  });
}

/**
 * A method over all tables: what it hid of each and in how long, or why not. After two tables that took
 * longer than the limit the rest are not tried; `reason` where there is nothing at all.
 */
export async function runMethod(tables, folder, way, limit) {
  const answers = tables.map(() => ({ problem: 'not tried' }));
  let [versions, late, next] = [undefined, 0, 0];
  while (next < tables.length && late < 2) {
    const { said, isLate, problem } = await oneProcess(folder, way, next, tables.length - 1, limit);
    versions ??= said.find((line) => line.versions)?.versions;
    if (versions === undefined) return { reason: problem ?? 'R did not start', answers };
    for (const line of said.filter(({ table }) => table !== undefined)) {
      const file = join(folder, `${line.table}-answer.csv`);
      answers[line.table] = line.problem
        ? { problem: line.problem }
        : { ...line, hidden: readAnswer(tables[line.table], file) };
      if (existsSync(file)) rmSync(file);
      next = line.table + 1;
    }
    if (next >= tables.length) break;
    answers[next] = { problem: isLate ? `over ${limit} s` : (problem ?? 'R ended early') };
    if (isLate) late += 1;
    next += 1;
  }
  return { versions, answers };
}
