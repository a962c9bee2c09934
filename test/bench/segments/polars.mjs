// The job as a practised user of polars would write it, in Node.
//   POLARS_MAX_THREADS=2 node polars.mjs '{"folder":…,"peers":…,"lcps":[…],"answer":…,"rounds":5}'
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { columnsOf, flags, readColumn } from './columns.mjs';
import { gridOfCodes, gridOfColumns, writeGrid } from './grid.mjs';
import { listed, organs, sizesOf } from './job.mjs';
import { peakOf, race } from './race.mjs';

const { folder, peers, lcps, answer, rounds } = JSON.parse(process.argv[2]);
const from = createRequire(join(peers, 'package.json'));
const pl = from('nodejs-polars').default ?? from('nodejs-polars');
const { names } = await columnsOf(null, folder);
const under = (id) => id.replaceAll('-', '_');
const summed = new Set([...listed, ...organs].map(under));
const isTest = (name) => flags.map(under).includes(name) && !summed.has(name);

const people = pl.DataFrame(
  Object.fromEntries(
    names.map((name) => {
      const series = pl.Series(name, readColumn(folder, name));
      return [name, isTest(name) ? series.cast(pl.Bool) : series];
    }),
  ),
);

const { col, lit } = pl;
const sum = (ids) => ids.map((id) => col(under(id))).reduce((left, right) => left.plus(right));
const any = (...tests) => tests.reduce((left, right) => left.or(right));
const recorded = (id) => col(under(id)).eq(1);
const current = col('smoking').eq(1);
const rules = [
  col('palliative_care'),
  any(col('dementia'), col('frailty').eq(4), col('age').gtEq(80).and(col('housebound'))),
  col('listed').gtEq(4),
  any(col('organs').gtEq(2), col('housebound')),
  col('cancer'),
  any(
    col('severe_mental_illness'),
    recorded('learning-disability'),
    recorded('depression').and(recorded('anxiety')).and(current),
  ),
  col('listed').gtEq(2).and(col('listed').ltEq(3)),
  any(
    col('listed').eq(1),
    recorded('coronary-heart-disease'),
    col('rheumatoid_arthritis'),
    col('frailty').eq(3),
  ),
  col('age')
    .gtEq(18)
    .and(
      any(
        current,
        col('obesity'),
        col('cvd_primary_prevention'),
        col('carer'),
        col('frailty').eq(2),
      ),
    ),
];
const byte = (value) => lit(value).cast(pl.UInt8);
const [first, ...rest] = rules;
const segment = rest
  .reduce(
    (chain, rule, position) => chain.when(rule).then(byte(position + 1)),
    pl.when(first).then(byte(0)),
  )
  .otherwise(byte(rules.length))
  .alias('segment');
const band = col('age').floorDiv?.(byte(5)) ?? col('age').div(byte(5)).floor();
const banded = pl
  .when(col('age').gtEq(90))
  .then(byte(18))
  .otherwise(band)
  .cast(pl.UInt8)
  .alias('band');
const sorted = () =>
  people
    .lazy()
    .withColumns(sum(listed).alias('listed'), sum(organs).alias('organs'))
    .withColumns(segment, banded);
const keys = ['segment', 'quintile', 'band', 'sex', 'lcp'];
const sizes = sizesOf(lcps.length);
const code = keys
  .map((key) => col(key).cast(pl.UInt32))
  .reduce((sum, key, axis) => sum.mul(lit(sizes[axis]).cast(pl.UInt32)).plus(key))
  .alias('code');
const size = pl.len().alias('people');
const ways = {
  'lazy, group by the columns': () => sorted().groupBy(keys).agg(size).collectSync(),
  'lazy, group by one code': () => sorted().select(code).groupBy('code').agg(size).collectSync(),
};

const answers = new Map();
const result = await race(ways, rounds, (frame, way) => answers.set(way, frame));
const peak = peakOf();
const grids = [...answers.values()].map((frame) => {
  const array = (key) => frame.getColumn(key).toArray();
  return frame.columns.includes('code')
    ? gridOfCodes(array('code'), array('people'), lcps.length)
    : gridOfColumns([...keys, 'people'].map(array), lcps.length);
});
if (grids[0].some((count, cell) => count !== grids[1][cell])) throw new Error('The ways differ.');
writeGrid(answer, grids[0]);
const { version } = from('nodejs-polars/package.json');
const versions = `nodejs-polars ${version}, Node ${process.versions.node}, ${process.env.POLARS_MAX_THREADS} threads`;
process.stdout.write(`${JSON.stringify({ ...result, versions, peak })}\n`);
