import type { Mapping } from '../analytics/contract/extract.ts';
import { type FileFormat, fileFormats, type ImportAsk } from '../analytics/contract/host.ts';
import type { Method } from '../analytics/contract/methods.ts';
import { askOf, fields, refuse, texts } from './window-fields.ts';

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

/** A method that a window may call. */
export function methodOf(value: unknown): Exclude<Method, PathMethod> {
  if (typeof value === 'string' && Object.hasOwn(windowMethods, value)) {
    return value as Exclude<Method, PathMethod>;
  }
  return refuse('method');
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

export function formatOf(value: unknown): FileFormat {
  return (fileFormats as readonly unknown[]).includes(value)
    ? (value as FileFormat)
    : refuse('format');
}
