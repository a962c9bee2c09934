// The codes that a workspace keeps of its people, as loop.c reads them. Made once.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openExtract, writeColumns } from './columns.mjs';
import { startEngine } from './engine.mjs';
import { caseOf, counts, sizesOf } from './job.mjs';

const codeTables = ['profile', 'setting', 'code'];

async function holdsCodes(workspace) {
  const connection = await openExtract(workspace);
  const found = await connection.run(
    `select table_name from information_schema.tables where table_catalog = 'held' and table_schema = 'e1 counted'`,
  );
  const names = (await found.getRows()).map(([name]) => name);
  connection.close();
  return codeTables.every((name) => names.includes(name));
}

/** Has the engine work out and keep the codes of a workspace that an earlier program made. */
export async function keepCodes(workspace, free) {
  if (await holdsCodes(workspace)) return;
  const engine = await startEngine(free);
  await engine.ask('workspace.open', { path: workspace });
  const asked = { definition: { id: 'snee' }, policy: 'working' };
  const { seconds } = await engine.ask('segments.run', asked);
  await engine.ask('workspace.close', {});
  const peak = Math.round(engine.peak() / 2 ** 20);
  await engine.close();
  if (!(await holdsCodes(workspace))) throw new Error('The engine keeps no codes of its people.');
  console.error(`  codes: ${seconds.toFixed(1)} s, ${peak} MiB`);
}

/** The folder of codes. */
export async function codesOf(workspace, lcps, folder) {
  if (existsSync(folder)) return folder;
  const connection = await openExtract(workspace);
  const unfinished = `${folder}-unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const at = (name) => join(unfinished, `${name}.u32`);
  const sizes = sizesOf(lcps.length);
  const step = (axis) => sizes.slice(axis + 1).reduce((product, size) => product * size, 1);
  const of = (table) => `held."e1 counted".${table}`;
  const base = `(${caseOf()}) * ${step(0)} + least(age // 5, 18)::uinteger * ${step(2)} + enum_code(sex)::uinteger * ${step(3)}`;
  const place = `coalesce(imd_quintile, 0)::uinteger * ${step(1)} + coalesce(enum_code(lcp) + 1, 0)::uinteger * ${step(4)}`;
  const numbered = `(select *, ${counts.listed} as listed, ${counts.organs} as organs from ${of('profile')})`;
  await writeColumns(connection, `select (${base})::uinteger from ${numbered} order by profile`, [
    at('base'),
  ]);
  await writeColumns(
    connection,
    `select (${place})::uinteger from ${of('setting')} order by setting`,
    [at('place')],
  );
  const both = `select profile::uinteger, setting::uinteger from ${of('code')}`;
  await writeColumns(connection, both, [at('profile'), at('setting')]);
  connection.close();
  writeFileSync(at('cells'), Uint32Array.of(sizes.reduce((product, size) => product * size, 1)));
  renameSync(unfinished, folder);
  return folder;
}
