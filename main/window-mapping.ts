import type { MappedColumn, Mapping } from '../analytics/contract/extract.ts';
import type { IdentifierDecision } from '../analytics/contract/identifiers.ts';
import type { ReadAs } from '../analytics/contract/reading.ts';
import { isReadAsKey, isReadAsValue } from './read-as.ts';
import { askOf, fields, refuse } from './window-fields.ts';

/** Sizes that no mapping for people reaches, in items and characters. */
const limits = { items: 10_000, text: 1_000 } as const;

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= limits.text;

function optional<K extends 'file' | 'scale'>(key: K, value: unknown): { [P in K]?: string } {
  if (value === undefined) return {};
  if (!isText(value)) return refuse(`mapping.columns.${key}`);
  return { [key]: value } as { [P in K]?: string };
}

/** A column as it was proposed or changed, without what was only for looking at. */
function columnOf(item: unknown): MappedColumn {
  const given = fields(item, 'mapping.columns');
  const { column, field, confidence, reason } = given;
  if (!isText(column) || !isText(reason)) return refuse('mapping.columns');
  if (field !== null && !isText(field)) return refuse('mapping.columns.field');
  if (typeof confidence !== 'number') return refuse('mapping.columns.confidence');
  const more = { ...optional('file', given['file']), ...optional('scale', given['scale']) };
  return { column, field, confidence, reason, ...more };
}

function entriesOf(value: unknown, name: string): [string, unknown][] {
  const entries = Object.entries(fields(value, name));
  return entries.length <= limits.items ? entries : refuse(name);
}

function readAsOf(value: unknown): ReadAs {
  const entries = entriesOf(value, 'mapping.files');
  const isSound = entries.every(([key, part]) => isReadAsKey(key) && isReadAsValue(key, part));
  return isSound ? Object.fromEntries(entries) : refuse('mapping.files');
}

function decisionOf(value: unknown): IdentifierDecision {
  const { action, reason } = fields(value, 'mapping.identifiers');
  if (action === 'drop') return { action };
  const isReason = isText(reason) && reason.trim() !== '';
  return action === 'accept' && isReason ? { action, reason } : refuse('mapping.identifiers');
}

/** A mapping as the window has it: columns, how files are read, decisions on identifiers. */
export function mappingOf(value: unknown): Mapping {
  const { columns, files, identifiers } = fields(askOf(value), 'mapping');
  if (!Array.isArray(columns) || columns.length > limits.items) return refuse('mapping.columns');
  const record = <T>(given: unknown, name: string, read: (item: unknown) => T) =>
    Object.fromEntries(entriesOf(given, name).map(([key, item]) => [key, read(item)]));
  return {
    columns: columns.map(columnOf),
    ...(files === undefined ? {} : { files: record(files, 'mapping.files', readAsOf) }),
    ...(identifiers === undefined
      ? {}
      : { identifiers: record(identifiers, 'mapping.identifiers', decisionOf) }),
  };
}
