import type { Filters } from '../contract/dimensions.ts';
import type { Axis } from '../cube/axis.ts';
import { writtenPopulation } from '../definition/written-population.ts';
import type { Provenance } from '../disclosure/make-table.ts';
import type { ExtractRecord } from '../sources/extract-record.ts';
import type { DefinitionAtHand } from './definition-at-hand.ts';
import { version } from './version.ts';

export interface ProvenanceAsk {
  readonly extract: ExtractRecord;
  readonly definition: DefinitionAtHand;
  readonly axes: readonly Axis[];
  readonly filters: Filters;
  /** Those of the filters that narrow the people counted, the denominator included. */
  readonly narrowing: Filters;
  /** The definition's population in English. */
  readonly population: string;
  /** A further criterion in English, where there is one. */
  readonly where: string | null;
  readonly warnings: readonly string[];
}

/** The filters in words, one phrase a dimension, in the order of the dimensions. */
function filterPhrases(filters: Filters, axes: readonly Axis[]): string[] {
  return axes.flatMap(({ dimension, noun, categories }) => {
    const codes = filters[dimension];
    if (codes === undefined) return [];
    const labels = categories.filter(({ code }) => codes.includes(code)).map((kept) => kept.label);
    return [`${noun}: ${labels.join(', ') || 'none'}`];
  });
}

/** Where a table comes from, for the gate to add what it does. */
export function provenanceOf(ask: ProvenanceAsk): Provenance {
  const { extract, definition, axes, filters, narrowing, population, where, warnings } = ask;
  const phrases = [...(where === null ? [] : [where]), ...filterPhrases(narrowing, axes)];
  return {
    definition: {
      id: definition.document.id,
      title: definition.title,
      doubts: definition.document.doubts,
      source: definition.document.source,
      hash: definition.hash,
      population: writtenPopulation(definition.text),
    },
    population: [population, ...phrases].join('; '),
    filters,
    extract: { name: extract.name, asAt: extract.asAt, synthetic: extract.synthetic },
    deprivation: extract.deprivation,
    place: extract.place,
    warnings,
    version,
  };
}
