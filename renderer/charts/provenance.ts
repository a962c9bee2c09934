import { policyWords } from '../../analytics/contract/policy-words.ts';
import type { ReleaseNote } from '../../analytics/contract/released.ts';
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
    measure.method === null ? null : { key: 'Interval', text: measure.method },
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

/** What a picture has room for of {@link provenance}: the doubts go with its table. */
export function footerProvenance(note: ReleaseNote): ProvenanceLine[] {
  return provenance(note).filter(({ key }) => key !== doubtKey);
}
