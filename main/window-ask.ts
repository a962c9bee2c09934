import {
  type ChartSpec,
  chartKinds,
  type FileFormat,
  fileFormats,
  type ImportAsk,
} from '../analytics/contract/host.ts';
import type { Mapping, Method } from '../analytics/contract/methods.ts';
import { Refusal } from '../analytics/contract/problem.ts';

/** The methods that take a path: a host asks them itself, never on a window's word. */
type PathMethod = 'workspace.open' | 'extract.inspect' | 'extract.stage' | 'extract.adopt';

const windowMethods: Readonly<Record<Exclude<Method, PathMethod>, true>> = {
  'engine.describe': true,
  'workspace.describe': true,
  'definition.list': true,
  'definition.explain': true,
  'policy.list': true,
  'segments.run': true,
  'table.release': true,
  'places.shapes': true,
};

/** Bytes of JSON that a window may send in one message. */
export const askLimit = 2 ** 20;

type Fields = Readonly<Record<string, unknown>>;

/** Refuses a message that no page of this program sends; says which part of it is wrong. */
function refuse(field: string): never {
  throw new Refusal({
    code: 'usage',
    reason: `The window sent something that is not understood: ${field}.`,
    hint: 'Close the window and start Quintile again.',
  });
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fields(value: unknown, name: string): Fields {
  return isFields(value) ? value : refuse(name);
}

function texts(value: unknown, name: string): readonly string[] {
  const isTexts =
    Array.isArray(value) && value.length <= 1000 && value.every((item) => typeof item === 'string');
  return isTexts ? value : refuse(name);
}

/** A method that a window may call. */
export function methodOf(value: unknown): Exclude<Method, PathMethod> {
  if (typeof value === 'string' && Object.hasOwn(windowMethods, value)) {
    return value as Exclude<Method, PathMethod>;
  }
  return refuse('method');
}

/** The question of a call: plain data of a bounded size. */
export function askOf(value: unknown): Fields {
  const ask = fields(value, 'ask');
  return JSON.stringify(ask).length <= askLimit ? ask : refuse('ask is too long');
}

/** The id that a window gives a call. */
export function callIdOf(value: unknown): string {
  return typeof value === 'string' && /^[A-Za-z0-9-]{1,64}$/.test(value) ? value : refuse('call');
}

export function handlesOf(value: unknown): readonly string[] {
  return texts(value, 'handles');
}

function mappingOf(value: unknown): Mapping {
  const { columns } = fields(askOf(value), 'mapping');
  if (!Array.isArray(columns) || columns.length > 10_000) return refuse('mapping.columns');
  return {
    columns: columns.map((item: unknown) => {
      const { column, field, confidence, reason } = fields(item, 'mapping.columns');
      if (typeof column !== 'string' || typeof reason !== 'string')
        return refuse('mapping.columns');
      if (field !== null && typeof field !== 'string') return refuse('mapping.columns.field');
      if (typeof confidence !== 'number') return refuse('mapping.columns.confidence');
      return { column, field, confidence, reason };
    }),
  };
}

export function importAskOf(value: unknown): ImportAsk {
  const { files, places, mapping, asAt } = fields(value, 'ask');
  if (asAt !== undefined && (typeof asAt !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(asAt))) {
    return refuse('asAt');
  }
  return {
    files: texts(files, 'files'),
    places: texts(places, 'places'),
    ...(mapping === undefined ? {} : { mapping: mappingOf(mapping) }),
    ...(asAt === undefined ? {} : { asAt }),
  };
}

/** A chart to save; what it says of measures and filters the engine checks. */
export function chartSpecOf(value: unknown): ChartSpec {
  const spec = askOf(value);
  const { chart, definition, policy, width } = spec;
  if (!(chartKinds as readonly unknown[]).includes(chart)) return refuse('chart');
  if (typeof policy !== 'string' || !isFields(definition)) return refuse('policy or definition');
  const isWidth =
    width === undefined || (typeof width === 'number' && width >= 200 && width <= 4000);
  return isWidth ? (spec as unknown as ChartSpec) : refuse('width');
}

export function formatOf(value: unknown): FileFormat {
  return (fileFormats as readonly unknown[]).includes(value)
    ? (value as FileFormat)
    : refuse('format');
}
