import { policyWords } from '../../analytics/contract/policy-words.ts';
import type { ReleaseNote } from '../../analytics/contract/released.ts';
import { countedTogether } from './counted-together.ts';
import { formatDate } from './number-format.ts';
import { lowerFirst, upperFirst } from './phrase.ts';

/** One line of a footer: what it is about, and what there is to say. */
export interface ProvenanceLine {
  readonly key: string;
  readonly text: string;
}

function sourceLine({ extract }: ReleaseNote): string {
  return extract.synthetic
    ? `${extract.name}. Synthetic data: no real person is described`
    : extract.name;
}

function measureLine({ measure }: ReleaseNote): string {
  if (measure.denominator === null && measure.label === measure.numerator) return measure.label;
  const of = measure.denominator === null ? '' : ` out of ${lowerFirst(measure.denominator)}`;
  return `${measure.label}: ${lowerFirst(measure.numerator)}${of}`;
}

/** How a measure takes account of age; nothing is to be said of a count of people. */
function formText({ form, standard, denominator }: ReleaseNote['measure']): string | null {
  switch (form) {
    case 'standardised':
      return `Standardised for age (direct)${standard ? `, with the weights of the ${standard}` : ''}`;
    case 'indirect':
      return "Standardised for age (indirect): against what everybody's rates at each age would give";
    default:
      return denominator === null ? null : 'Crude: no account is taken of age';
  }
}

/** A line, where there is anything to say. */
function lineOf(key: string, text: string | null): ProvenanceLine | null {
  return text ? { key, text: upperFirst(text) } : null;
}

function comparisonText({ comparison }: ReleaseNote['measure']): string | null {
  return comparison ? `${comparison}, by each interval against its value` : null;
}

function definitionLine({ definition }: ReleaseNote): string {
  const source = definition.source === '' ? '' : `. ${definition.source}`;
  return `${definition.title} (${definition.id}, ${definition.hash.slice(0, 12)})${source}`;
}

/** What the gate hides one by one: a run's row of a segment has several cells, hidden together. */
export function cellNoun({ dimensions }: Pick<ReleaseNote, 'dimensions'>): 'row' | 'cell' {
  return dimensions.length === 1 && dimensions[0]?.name === 'segment' ? 'row' : 'cell';
}

function hiddenCells(note: ReleaseNote): string {
  const { hidden, total } = note.cells;
  const noun = cellNoun(note);
  if (hidden === 0) return `No ${noun} is hidden`;
  return `${hidden} of ${total} ${noun}s ${hidden === 1 ? 'is' : 'are'} hidden`;
}

const doubtKey = 'Doubt';

/** The stamp of a table that no policy has protected. */
export const workingStamp = 'WORKING FIGURES: NOT FOR RELEASE';

/** Everything that is said of where numbers come from, in the order in which it is said. */
export function provenance(note: ReleaseNote): ProvenanceLine[] {
  const { extract, measure, deprivation, place, policy } = note;
  const lines: (ProvenanceLine | null)[] = [
    policy.working ? { key: 'Status', text: workingStamp } : null,
    { key: 'Source', text: sourceLine(note) },
    { key: 'As at', text: extract.asAt === null ? 'Not stated' : formatDate(extract.asAt) },
    { key: 'Population', text: upperFirst(note.population) },
    { key: 'Measure', text: measureLine(note) },
    lineOf('Merged', countedTogether(note)),
    lineOf('Unit', measure.unitLabel),
    lineOf('Form', formText(measure)),
    measure.method === null ? null : { key: 'Interval', text: measure.method },
    lineOf('Excluded', measure.exclusions),
    lineOf('Compared with', comparisonText(measure)),
    lineOf('Source of the measure', measure.source),
    deprivation === null ? null : { key: 'Deprivation', text: deprivation },
    place === null ? null : { key: 'Place', text: upperFirst(place) },
    { key: 'Definition', text: definitionLine(note) },
    ...(note.definition.doubts ?? []).map((text) => ({ key: doubtKey, text: upperFirst(text) })),
    { key: 'Disclosure', text: `${policy.title}: ${policyWords(policy)}. ${hiddenCells(note)}` },
    ...note.warnings.map((text) => ({ key: 'Note', text: upperFirst(text) })),
    { key: 'Made with', text: `Quintile ${note.version}` },
  ];
  return lines.filter((line) => line !== null);
}

/** What goes with a table and not with its picture, whose axis says the unit. */
const tableKeys: ReadonlySet<string> = new Set([doubtKey, 'Unit', 'Source of the measure']);

/** What a picture has room for of {@link provenance}. */
export function footerProvenance(note: ReleaseNote): ProvenanceLine[] {
  return provenance(note).filter(({ key }) => !tableKeys.has(key));
}
