import type { ImportReceipt, Mapping } from '../../analytics/contract/extract.ts';
import type { ExplainedDefinition, Shapes } from '../../analytics/contract/methods.ts';
import { conditions } from '../../analytics/dictionary/dictionary.ts';
import { categories } from './stand-in-categories.ts';
import { columns } from './stand-in-columns.ts';
import type { StandInDefinition } from './stand-in-definitions.ts';

/** A definition as the engine explains it. */
export function explained(definition: StandInDefinition): ExplainedDefinition {
  const { id, title, source, text, doubts, segments, sentences, assign } = definition;
  return {
    id,
    title,
    source,
    hash: 'ab'.repeat(32),
    text,
    problems: [],
    english: {
      population: 'Everybody in the extract',
      segments: segments.map(({ code, label }, index) => ({
        id: code,
        label,
        sentence: sentences[index] ?? '',
      })),
    },
    sql: 'WITH die_well AS (\n  SELECT person FROM people\n  WHERE palliative_care\n)\nSELECT …\n',
    warnings:
      id === 'snee'
        ? [
            'The extract holds no dental admissions: that part of Be well matches nobody.',
            'The extract does not hold smoking status, so no test of it is known for anybody.',
          ]
        : [],
    doubts,
    findings:
      assign === 'first-match' && id === 'snee'
        ? ['Feel well: depression counts under Stay well too, which takes those people first.']
        : [],
  };
}

export const heldConditions = conditions.slice(0, 18).map(({ id, label }) => ({ code: id, label }));

export const mapping: Mapping = {
  columns: columns.map(({ column, field, confidence, reason }) => ({
    column,
    field,
    confidence,
    reason,
  })),
};

export const receipt: ImportReceipt = {
  rows: { read: 100_000, kept: 99_969, rejected: 31 },
  mapping,
  places: [
    { name: 'boundaries.geojson', takenFor: 'boundaries of LSOA 2011', rows: 482 },
    { name: 'deprivation.csv', takenFor: 'IMD 2019 deciles of LSOA 2011', rows: 482 },
    { name: 'practices.csv', takenFor: 'lookup from practice to PCN and LCP', rows: 90 },
  ],
  remarks: [
    '31 rows were rejected: the birth year is after the extract’s date.',
    '702 people have no known area.',
  ],
  identifiers: [],
  signature: 'f00d'.repeat(16),
};

function hexagon(column: number, row: number): [number, number][] {
  const lon = -1.7 + column * 0.1 + (row % 2) * 0.05;
  const lat = 53.7 + row * 0.05;
  const ring = [0, 1, 2, 3, 4, 5, 6].map((corner): [number, number] => {
    const angle = Math.PI / 2 - ((corner % 6) * Math.PI) / 3;
    return [lon + 0.0577 * Math.cos(angle), lat + 0.0333 * Math.sin(angle)];
  });
  return ring;
}

export const shapes: Shapes = {
  level: 'lcp',
  method: 'LSOA to LCP by lookup',
  features: categories.lcp.slice(0, 19).map(({ code, label }, index) => ({
    code,
    label,
    coordinates: [[hexagon(index % 5, Math.floor(index / 5))]],
  })),
};
