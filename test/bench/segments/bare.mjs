// The yardstick: DuckDB alone, nothing tuned but the number of threads, over the raw columns of the
// workspace's own file.  node bare.mjs '{"workspace":…,"lcps":[…],"answer":…,"rounds":5}'
import { version } from '@duckdb/node-api';
import { openExtract } from './columns.mjs';
import { gridOfColumns, writeGrid } from './grid.mjs';
import { bandCase, caseOf, counts, inline } from './job.mjs';
import { peakOf, race, threads } from './race.mjs';

const { workspace, lcps, answer, rounds } = JSON.parse(process.argv[2]);
const connection = await openExtract(workspace, { threads: String(threads) });

const job = (segment, from) => `select ${segment} as segment, imd_quintile, ${bandCase} as age_band,
  sex, lcp, count(*) as people
from ${from} group by all`;
const numbered = `(select *, ${counts.listed} as listed, ${counts.organs} as organs from person)`;
const queries = {
  'CASE over raw columns': job(inline(caseOf()), 'person'),
  'CASE, conditions counted below it': job(caseOf(), numbered),
};

const ways = Object.fromEntries(
  Object.entries(queries).map(([name, query]) => [name, () => connection.run(query)]),
);
const result = await race(ways, rounds);
const peak = peakOf();

const grids = [];
for (const query of Object.values(queries)) {
  const coded =
    await connection.run(`select segment, coalesce(imd_quintile, 0), age_band, enum_code(sex),
    coalesce(enum_code(lcp) + 1, 0), people::integer from (${query})`);
  grids.push(gridOfColumns(await coded.getColumns(), lcps.length));
}
if (grids[0].some((count, cell) => count !== grids[1][cell])) throw new Error('The ways differ.');
writeGrid(answer, grids[0]);
const versions = `DuckDB ${version().replace(/^v/, '')}, ${threads} threads`;
process.stdout.write(`${JSON.stringify({ ...result, versions, peak })}\n`);
