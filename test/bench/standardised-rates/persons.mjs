// The people of the groups as R holds them: a file a column, made from the person table by DuckDB and not
// from the engine's codes, so that a wrong count shows in the comparison.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openExtract, writeColumns } from '../segments/columns.mjs';

const list = (codes) => codes.map((code) => `'${code}'`).join(', ');
const flag = ({ of: { test } }) => `coalesce(${test.text}, false)::usmallint`;

/** How many of a measure a person counts as, and whether they are in its denominator. */
function selected({ numerator, denominator }) {
  const { amount } = numerator.of;
  const events = amount === undefined ? flag(numerator) : `coalesce(${amount.text}, 0)::usmallint`;
  return [events, denominator === null ? '1::usmallint' : flag(denominator)];
}

const tabbed = (rows) => rows.map((row) => `${row.join('\t')}\n`).join('');

/** Writes the people, what each measure is, and its standard population by age band. */
export async function writePersons(workspace, folder, { measures, weights, filters }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const connection = await openExtract(workspace);
  const lcp = `list_position([${list(filters.lcp)}], lcp::varchar)`;
  const groups = [lcp, 'imd_quintile', 'sex::varchar', 'least(age // 5, 18)'];
  const columns = [
    ...groups.map((text) => `(${text})::usmallint`),
    ...measures.flatMap(({ columns }) => selected(columns)),
  ];
  const names = [
    'lcp',
    'quintile',
    'sex',
    'band',
    ...measures.flatMap((_, at) => [`x${at}`, `n${at}`]),
  ];
  await writeColumns(
    connection,
    `select ${columns.join(', ')} from person where lcp in (${list(filters.lcp)})
      and imd_quintile in (${filters.quintile.join(', ')}) and sex in (${list(filters.sex)})`,
    names.map((name) => join(folder, `${name}.u16`)),
  );
  connection.close();
  const kinds = measures.map(({ measure: { statistic, per } }) => [statistic, per]);
  writeFileSync(join(folder, 'measures.tsv'), tabbed(kinds));
  writeFileSync(join(folder, 'weights.tsv'), tabbed(weights));
}
