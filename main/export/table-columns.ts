import {
  type ReleasedTable,
  type ReleaseNote,
  releasedNumbers,
  type Unit,
} from '../../analytics/contract/released.ts';

/** What a column holds: a text, a number of people or events, a value in the measure's unit, or a place. */
export type ColumnKind = 'text' | 'count' | 'value' | 'place';

/** One column of a table in a file. */
export interface TableColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** In words, e.g. `people` or `per 1,000 people`; null where it has none. */
  readonly unit: string | null;
  /** What it says, without a full stop. */
  readonly meaning: string;
}

const people = 'people';

function text(name: string, meaning: string): TableColumn {
  return { name, kind: 'text', unit: null, meaning };
}

function codeColumns({ dimensions }: ReleaseNote): TableColumn[] {
  return dimensions.map(({ name, label, total }) => {
    const all = total === null ? '' : `; ${total} marks the total`;
    return text(name, `${label}: its code${all}`);
  });
}

function labelColumns({ dimensions }: ReleaseNote): TableColumn[] {
  return dimensions.map(({ name, label }) => text(`${name}_label`, `${label} in words`));
}

function valueColumns({ measure }: ReleaseNote): TableColumn[] {
  const unit = measure.unitLabel ? measure.unitLabel : null;
  const shared = { kind: 'value', unit } as const;
  const limit = `limit of the interval of value${measure.method === null ? '' : `: ${measure.method}`}`;
  return [
    { ...shared, name: 'value', meaning: measure.label },
    { ...shared, name: 'lower', meaning: `Lower ${limit}` },
    { ...shared, name: 'upper', meaning: `Upper ${limit}` },
  ];
}

function comparedColumns({ measure }: ReleaseNote): TableColumn[] {
  const unit = measure.unitLabel ? measure.unitLabel : null;
  const than = measure.comparison ? `: ${measure.comparison}` : '';
  const among = 'place that value may have among those it is compared with, 1 is the highest value';
  return [
    { name: 'benchmark', kind: 'value', unit, meaning: `What value is compared with${than}` },
    text(
      'standing',
      'How the interval of value stands against benchmark: better, similar or worse; lower, similar or higher where neither is good, or nobody is in charge of what is compared, as of ages; or not-compared',
    ),
    { name: 'rank_from', kind: 'place', unit: null, meaning: `First ${among}` },
    { name: 'rank_to', kind: 'place', unit: null, meaning: `Last ${among}` },
    text(
      'ranking',
      'Whether intervals support a place: ranked; or too-small-to-rank, where rank_from and rank_to span too many of those compared',
    ),
  ];
}

/** Units of a measure whose denominator is of people. */
const dividedBy: ReadonlySet<Unit> = new Set(['percent', 'rate', 'mean', 'ratio', 'mixed']);

/** What a count counts, out of the words of the value's unit: `admissions per 1,000 people`. */
function countedThings({ unit, unitLabel }: ReleaseNote['measure']): string | null {
  if (unit === 'people' || unit === 'percent') return people;
  const things = /^(.+) per /.exec(unitLabel)?.[1] ?? null;
  return things === '£' ? 'pounds' : things;
}

function countColumns({ measure }: ReleaseNote): TableColumn[] {
  const { unit, denominator, numerator } = measure;
  return [
    { name: 'count', kind: 'count', unit: countedThings(measure), meaning: numerator },
    {
      name: 'denominator',
      kind: 'count',
      unit: dividedBy.has(unit) ? people : null,
      meaning: denominator ?? 'People in the group',
    },
  ];
}

const leftOutColumns: readonly TableColumn[] = [
  {
    name: 'excluded',
    kind: 'count',
    unit: people,
    meaning:
      'People of the group whom the measure is not about: of other ages, of unknown age where ages are weighted, or not satisfying its criterion',
  },
  {
    name: 'unknown',
    kind: 'count',
    unit: people,
    meaning: 'People of the group whom the measure is about, and of whom it is not known',
  },
];

const runColumns: readonly TableColumn[] = [
  { name: 'matched', kind: 'count', unit: people, meaning: "People who match the segment's rule" },
  {
    name: 'lost',
    kind: 'count',
    unit: people,
    meaning: 'Those of them whom earlier segments claimed',
  },
];

const stateColumns: readonly TableColumn[] = [
  text(
    'status',
    'Shown; hidden, by the disclosure policy, which is neither 0 nor missing; or not-available',
  ),
  text('reason', 'Why there is no value; empty where there is one'),
];

function hasNumber(released: ReleasedTable, name: string): boolean {
  return releasedNumbers(released, name).some((number) => number !== null);
}

/**
 * Whether a measure publishes a column: a count says no more as a value, nor has it an interval. Of a
 * table of gaps, whose rows differ, those that any row has.
 */
function isPublished(released: ReleasedTable, name: string): boolean {
  const { unit, denominator, method } = released.note.measure;
  if (unit === 'mixed' && name !== 'value') return hasNumber(released, name);
  switch (name) {
    case 'count':
      return true;
    case 'denominator':
      return denominator !== null;
    case 'value':
      return unit !== 'people';
    case 'lower':
    case 'upper':
      return method !== null;
    default:
      return released.table.getChild(name) !== null;
  }
}

/**
 * The columns that a released table publishes, in the order of every file: codes; those of count,
 * denominator, value and limits that its measure has; people left out; what it is compared with; the
 * further counts of a run; status and reason; labels. Every format takes them from here.
 */
export function tableColumns(released: ReleasedTable): readonly TableColumn[] {
  const { note } = released;
  const numbers = [
    ...countColumns(note),
    ...valueColumns(note),
    ...leftOutColumns,
    ...comparedColumns(note),
    ...runColumns,
  ].filter(({ name }) => isPublished(released, name));
  return [...codeColumns(note), ...numbers, ...stateColumns, ...labelColumns(note)];
}

/** What a file says of a column besides its cells. */
export interface ColumnMeaning {
  readonly name: string;
  readonly unit: string | null;
  readonly meaning: string;
}

/** The columns as files describe them: name, unit and meaning. */
export function columnMeanings(columns: readonly TableColumn[]): ColumnMeaning[] {
  return columns.map(({ name, unit, meaning }) => ({ name, unit, meaning }));
}
