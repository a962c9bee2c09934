import type { ChartSpec, FileFormat } from '../../analytics/contract/host.ts';
import type { Problem } from '../../analytics/contract/problem.ts';
import type { ReleaseSummary, SummaryOfTable } from '../../analytics/contract/release-summary.ts';
import type { Reply } from '../../analytics/contract/wire.ts';
import { isTableAsk, tableAsk } from '../../renderer/charts/table-for-chart.ts';
import { definitionOf } from './stand-in-definitions.ts';
import { policies } from './stand-in-policies.ts';
import { answers } from './stand-in-reply.ts';
import { run } from './stand-in-runs.ts';
import { release } from './stand-in-tables.ts';

const people: SummaryOfTable = {
  method: 'table.release',
  measure: { id: 'people', label: 'people' },
  dimensions: ['lcp', 'sex'],
  population: 'Everybody in the extract; Aged 18 and over.',
  policy: { id: 'hes', title: 'NHS England HES', working: false },
  cells: { shown: 1_061, hidden: 2 },
  extract: { name: 'stand-in', asAt: '2026-04-01' },
};

const before: readonly ReleaseSummary[] = [
  {
    release: '20ce9c5a-72e8-4785-a031-2095677e299e',
    when: '2026-05-02T23:59:07.120Z',
    title: 'Long-term conditions',
    working: false,
    tables: [
      people,
      {
        ...people,
        measure: { id: 'prevalence:dementia', label: 'prevalence of dementia' },
        dimensions: ['lcp'],
        cells: { shown: 20, hidden: 0 },
      },
    ],
  },
  {
    release: '9652638a-531d-463e-b6cf-85fb32b9ea40',
    when: '2026-05-03T08:15:00.000Z',
    title: 'For the analyst alone',
    working: true,
    tables: [
      {
        ...people,
        policy: { id: 'working', title: 'Working', working: true },
        cells: { shown: 1_063, hidden: 0 },
        extract: { name: 'stand-in', asAt: null },
      },
    ],
  },
];

const together =
  'People by segment together with People by lcp of "Long-term conditions" of 2026-05-02 would give away';

/** What the register says to any figure that is saved without hiding more. */
const refusal: readonly Problem[] = [
  ...['the count of Age well, Male', 'the count of Live well, Male'].map(
    (what): Problem => ({
      code: 'disclosure-refused',
      reason: `${together} ${what}.`,
      hint: 'It follows from: everybody; Female; Lanternquay.\n  All of them were let out.',
    }),
  ),
  {
    code: 'disclosure-refused',
    reason: '16 more numbers would be given away.',
    hint: 'It would be safe with 3 more counts hidden (Age well; Live well; Die well): ask for it with further counts hidden. Or merge groups.',
  },
];

/** Counts that the refusal offers to hide. */
const further = 3;

/** How much of a figure is hidden, with so many cells more. */
function cellsOf(spec: ChartSpec, more: number): SummaryOfTable['cells'] {
  const ask = tableAsk(spec);
  const definition = definitionOf(spec.definition);
  if (definition === undefined) return people.cells;
  const { shown, hidden } = (isTableAsk(ask) ? release(ask, definition) : run(ask)).note.cells;
  return { shown: shown - more, hidden: hidden + more };
}

function releaseOf(spec: ChartSpec, count: number, further: number): ReleaseSummary {
  const policy = policies.find(({ id }) => id === spec.policy);
  const { id = spec.policy, title = spec.policy, working = false } = policy ?? {};
  return {
    release: `stand-in-${count}`,
    when: '2026-06-01T12:00:00.000Z',
    title: spec.title ?? `Chart: ${spec.chart}`,
    working,
    tables: [{ ...people, policy: { id, title, working }, cells: cellsOf(spec, further) }],
  };
}

interface ReleasesOptions {
  /** With releases from before, which every figure would tell too much with. */
  readonly isTold: boolean;
}

/** The register of an invented workspace, and how it answers what is to leave. */
export function makeReleases({ isTold }: ReleasesOptions) {
  const releases: ReleaseSummary[] = isTold ? [...before] : [];
  return {
    list: () => answers([...releases]),
    save(spec: ChartSpec, format: FileFormat, hideFurther = false): Reply<{ name: string }> {
      if (isTold && !hideFurther) return { ok: false, problems: refusal };
      releases.push(releaseOf(spec, releases.length, isTold ? further : 0));
      return answers({ name: `${spec.chart}.${format}` });
    },
  };
}
