import type { ReleasedName } from '../../analytics/contract/dimensions.ts';
import type { ReleasedRow, ReleaseNote } from '../../analytics/contract/released.ts';
import { cellText, cellValue, isResidual } from './cell.ts';
import { unitWords } from './number-format.ts';
import { listed, lowerFirst, sentence, upperFirst } from './phrase.ts';

/** Whether a measure's own label says already that it is broken down by a dimension. */
function isSaid(
  { id, label }: ReleaseNote['measure'],
  name: ReleasedName,
  called: string,
): boolean {
  return id === `share:${name}` || label.toLowerCase().includes(`each ${called.toLowerCase()}`);
}

/** What a table shows: its measure and what it is broken down by, e.g. `People by age band and sex`. */
export function tableTitle({ measure, dimensions }: ReleaseNote): string {
  const by = dimensions
    .filter(({ name, label }) => !isSaid(measure, name, label))
    .map(({ label, name }) => (name === 'lcp' ? label : lowerFirst(label)));
  return by.length === 0 ? measure.label : `${measure.label} by ${listed(by)}`;
}

/** Whether a unit in words says already that its values are standardised. */
function isAdjusted(unitLabel: string): boolean {
  return unitLabel.toLowerCase().includes('standardised');
}

/**
 * A measure's unit and how it takes account of age, for a subtitle; null for crude people and percentages,
 * whose numbers say it themselves.
 */
export function unitTitle({ unit, unitLabel, form }: ReleaseNote['measure']): string | null {
  const isPlain = unit === 'people' || unit === 'percent' || unit === 'mixed';
  const isUnsaid = form === 'standardised' && (isPlain || !isAdjusted(unitLabel));
  const parts = [
    ...(isPlain || unitLabel === '' ? [] : [upperFirst(unitLabel)]),
    ...(isUnsaid ? ['standardised for age'] : []),
  ];
  return parts.length === 0 ? null : upperFirst(parts.join(', '));
}

/** What a file's subtitle says of the values before it says who is counted: a crude one says that it is. */
export function subtitleUnit(measure: ReleaseNote['measure']): string | null {
  const unit = unitTitle(measure);
  const isCrude = measure.form === 'crude' && measure.denominator !== null;
  if (!isCrude) return unit;
  return unit === null ? 'Crude' : `${unit}, crude`;
}

/** A measure and what its name does not say of its unit, on one line, for a legend or an axis. */
export function measureTitle(measure: ReleaseNote['measure']): string {
  const { label } = measure;
  const said = label.toLowerCase();
  const unsaid = (unitTitle(measure) ?? '')
    .split(', ')
    .filter((part) => part !== '' && !said.includes(part.toLowerCase()));
  return [label, ...unsaid.map(lowerFirst)].join(', ');
}

/** The head of a column of values: `People`, `Value`, `Per 1,000 people`. */
export function valueHeading({ unit, unitLabel }: ReleaseNote['measure']): string {
  if (unit === 'people') return 'People';
  return unit === 'percent' || unit === 'mixed' || unitLabel === ''
    ? 'Value'
    : upperFirst(unitLabel);
}

function subjectOf(row: ReleasedRow, names: readonly ReleasedName[]): string {
  return names.map((name) => row.labels[name] ?? '').join(', ');
}

function extremes(rows: readonly ReleasedRow[], note: ReleaseNote): string {
  const names = note.dimensions.map(({ name }) => name);
  const parts = rows.filter(
    (row) =>
      cellValue(row, note) !== null &&
      note.dimensions.every(
        ({ name, total }) =>
          !isResidual(row.codes[name]) && (total === null || row.codes[name] !== total),
      ),
  );
  const sorted = parts.toSorted(
    (a, b) => (cellValue(b, note) as number) - (cellValue(a, note) as number),
  );
  const [most, least] = [sorted[0], sorted.at(-1)];
  if (most === undefined || least === undefined) return 'No value is shown.';
  const words = note.measure.unit === 'people' ? '' : unitWords(note.measure);
  const say = (row: ReleasedRow) => `${cellText(row, note)}${words} (${subjectOf(row, names)})`;
  if (cellText(most, note) === cellText(least, note)) {
    return sentence(
      parts.length === 1 ? `It shows ${say(most)}` : `All shown are ${cellText(most, note)}`,
    );
  }
  return `Of what is shown, the highest is ${say(most)} and the lowest ${say(least)}.`;
}

function hiddenCells({ cells }: ReleaseNote): string {
  if (cells.hidden === 0) return 'No cell is hidden.';
  return `${cells.hidden} of ${cells.total} cells ${cells.hidden === 1 ? 'is' : 'are'} hidden.`;
}

/** A table in three sentences: subject and population, the extremes of what is shown, what is hidden. */
export function describeTable(
  title: string,
  rows: readonly ReleasedRow[],
  note: ReleaseNote,
): string {
  return [
    sentence(`${title}: ${lowerFirst(note.population)}`),
    extremes(rows, note),
    hiddenCells(note),
  ].join(' ');
}
