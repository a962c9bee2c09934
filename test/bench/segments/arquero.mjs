// The job as a practised user of arquero would write it.
//   node arquero.mjs '{"folder":…,"peers":…,"lcps":[…],"answer":…,"rounds":5}'
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { columnsOf, readColumn } from './columns.mjs';
import { gridOfCodes, gridOfColumns, writeGrid } from './grid.mjs';
import { sizesOf } from './job.mjs';
import { peakOf, race } from './race.mjs';

const { folder, peers, lcps, answer, rounds } = JSON.parse(process.argv[2]);
const from = createRequire(join(peers, 'package.json'));
const { op, table } = await import(pathToFileURL(from.resolve('arquero')).href);
const { names } = await columnsOf(null, folder);
const people = table(Object.fromEntries(names.map((name) => [name, readColumn(folder, name)])));

const numbered = () =>
  people.derive({
    listed: (d) =>
      d.anxiety +
      d.asthma +
      d.atrial_fibrillation +
      d.chronic_kidney_disease +
      d.copd +
      d.depression +
      d.diabetes +
      d.epilepsy +
      d.heart_failure +
      d.hypertension +
      d.learning_disability +
      d.osteoporosis +
      d.peripheral_arterial_disease +
      d.stroke,
    organs: (d) =>
      d.chronic_kidney_disease + d.copd + d.coronary_heart_disease + d.heart_failure + d.stroke,
    band: (d) => (d.age < 90 ? op.floor(d.age / 5) : 18),
  });
const sorted = () =>
  numbered().derive({
    segment: (d) =>
      d.palliative_care
        ? 0
        : d.dementia || d.frailty === 4 || (d.age >= 80 && d.housebound)
          ? 1
          : d.listed >= 4
            ? 2
            : d.organs >= 2 || d.housebound
              ? 3
              : d.cancer
                ? 4
                : d.severe_mental_illness ||
                    d.learning_disability ||
                    (d.depression && d.anxiety && d.smoking === 1)
                  ? 5
                  : d.listed >= 2
                    ? 6
                    : d.listed === 1 ||
                        d.coronary_heart_disease ||
                        d.rheumatoid_arthritis ||
                        d.frailty === 3
                      ? 7
                      : d.age >= 18 &&
                          (d.smoking === 1 ||
                            d.obesity ||
                            d.cvd_primary_prevention ||
                            d.carer ||
                            d.frailty === 2)
                        ? 8
                        : 9,
  });
const keys = ['segment', 'quintile', 'band', 'sex', 'lcp'];
const sizes = sizesOf(lcps.length);
const ways = {
  'group by the columns': () => sorted().groupby(keys).count().ungroup(),
  'group by one code': () =>
    sorted()
      .params({ lcps: sizes[4] })
      .derive({
        code: (d, $) => (((d.segment * 6 + d.quintile) * 19 + d.band) * 4 + d.sex) * $.lcps + d.lcp,
      })
      .groupby('code')
      .count()
      .ungroup(),
};

const answers = new Map();
const result = await race(ways, rounds, (counted, way) => answers.set(way, counted));
const peak = peakOf();
const grids = [...answers.values()].map((counted) =>
  counted.columnNames().includes('code')
    ? gridOfCodes(counted.array('code'), counted.array('count'), lcps.length)
    : gridOfColumns(
        [...keys, 'count'].map((key) => counted.array(key)),
        lcps.length,
      ),
);
if (grids[0].some((count, cell) => count !== grids[1][cell])) throw new Error('The ways differ.');
writeGrid(answer, grids[0]);
const { version } = from('arquero/package.json');
const versions = `arquero ${version}, Node ${process.versions.node}, 1 thread`;
process.stdout.write(`${JSON.stringify({ ...result, versions, peak })}\n`);
