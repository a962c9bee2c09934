import { type Dimension, dimensions, type Filters } from '../../analytics/contract/dimensions.ts';
import { type ChartKind, chartKinds } from '../../analytics/contract/host.ts';
import type { DefinitionRef, MeasureRef } from '../../analytics/contract/methods.ts';
import { nearest } from '../../analytics/dictionary/nearest.ts';

export type Raw = Readonly<Record<string, unknown>>;
/** Notes what is wrong with a field, and one thing to try. */
export type Complain = (field: string, reason: string, hint: string) => void;

export function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sizes that no chart for people reaches, in characters and codes. */
const limits = { text: 300, definition: 2 ** 20, codes: 5_000 } as const;

export function isText(value: unknown, longest: number = limits.text): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= longest;
}

export function hintFor(word: unknown, known: readonly string[]): string {
  const near = typeof word === 'string' ? nearest(word, known) : undefined;
  return near === undefined ? `Known: ${known.join(', ')}.` : `Perhaps ${near}?`;
}

export function unknownKeys(
  raw: Raw,
  known: readonly string[],
  prefix: string,
  complain: Complain,
): void {
  for (const key of Object.keys(raw).filter((name) => !known.includes(name))) {
    complain(`${prefix}${key}`, `A chart has no "${prefix}${key}".`, hintFor(key, known));
  }
}

export function readKind(value: unknown, complain: Complain): ChartKind | undefined {
  const kind = chartKinds.find((known) => known === value);
  if (kind !== undefined) return kind;
  const reason =
    value === undefined ? 'The chart does not say its kind.' : 'There is no such kind of chart.';
  complain('chart', reason, hintFor(value, chartKinds));
  return undefined;
}

export function readDefinition(value: unknown, complain: Complain): DefinitionRef | undefined {
  if (isText(value)) return { id: value };
  if (isRecord(value)) {
    unknownKeys(value, ['id', 'text', 'name'], 'definition.', complain);
    const { id, text, name } = value;
    if (isText(id) && text === undefined && name === undefined) return { id };
    const isDocument = isText(text, limits.definition) && isText(name);
    if (isDocument && id === undefined) return { text, name };
  }
  complain(
    'definition',
    'The chart does not say which definition it is of.',
    'Give the id of one, e.g. definition: snee.',
  );
  return undefined;
}

export function readText(
  raw: Raw,
  key: 'policy' | 'title',
  complain: Complain,
): string | undefined {
  const value = raw[key];
  if (value === undefined && key !== 'policy') return undefined;
  if (isText(value)) return value;
  const hint =
    key === 'policy'
      ? 'Give the id of one, e.g. policy: nhs-hes.'
      : `Give ${key} as text, or leave it out.`;
  complain(
    key,
    value === undefined
      ? `The chart has no ${key}.`
      : `The chart's ${key} is not a text of at most ${limits.text} characters.`,
    hint,
  );
  return undefined;
}

/** A measure by its id, or a document with its name. */
export function readMeasure(value: unknown, complain: Complain): MeasureRef | undefined {
  if (value === undefined || isText(value)) return value;
  if (isRecord(value)) {
    unknownKeys(value, ['text', 'name'], 'measure.', complain);
    const { text, name } = value;
    if (isText(text, limits.definition) && isText(name)) return { text, name };
  }
  complain(
    'measure',
    "The chart's measure is neither an id nor a document.",
    'Give the id of one, e.g. measure: people, or leave it out.',
  );
  return undefined;
}

/** A list of codes, of which numbers are taken as their digits; null where it is none. */
export function readCodes(value: unknown): string[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > limits.codes) return null;
  const codes = value.map((code: unknown) => (typeof code === 'number' ? String(code) : code));
  return codes.every((code) => isText(code)) ? codes : null;
}

export function readFilters(value: unknown, complain: Complain): Filters | undefined {
  if (value === undefined) return undefined;
  if (!isRecord(value)) {
    complain(
      'filters',
      "The chart's filters are not a list of dimensions.",
      'e.g. filters: { lcp: [X01] }.',
    );
    return undefined;
  }
  unknownKeys(value, dimensions, 'filters.', complain);
  const kept: { [D in Dimension]?: string[] } = {};
  for (const name of dimensions.filter((dimension) => value[dimension] !== undefined)) {
    const codes = readCodes(value[name]);
    if (codes === null)
      complain(
        `filters.${name}`,
        `The filter on ${name} is not a list of codes.`,
        `e.g. ${name}: [A, B].`,
      );
    else kept[name] = codes;
  }
  return kept;
}
