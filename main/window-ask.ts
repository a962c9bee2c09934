import {
  type DefinitionText,
  type FileFormat,
  fileFormats,
  type ImportAsk,
  type OpenWorkspaceAsk,
  type QualityFormat,
  qualityFormats,
} from '../analytics/contract/host.ts';
import type { Method } from '../analytics/contract/methods.ts';
import { longestPassphrase } from './seal/seal-key.ts';
import { askLimit, askOf, type Fields, fields, refuse, texts } from './window-fields.ts';
import { mappingOf } from './window-mapping.ts';

/** Methods that take a path, shut the workspace or let something out of it: a host asks them, never on a window's word. */
type HostMethod =
  | 'workspace.open'
  | 'workspace.close'
  | 'extract.inspect'
  | 'extract.stage'
  | 'extract.adopt'
  | 'release.keep'
  | 'release.drop';

const windowMethods: Readonly<Record<Exclude<Method, HostMethod>, true>> = {
  'engine.describe': true,
  'workspace.describe': true,
  'extract.choose': true,
  'extract.delete': true,
  'extract.delete-column': true,
  'extract.quality': true,
  'definition.list': true,
  'definition.explain': true,
  'definition.compare': true,
  'policy.list': true,
  'segments.run': true,
  'segments.overlap': true,
  'segments.losses': true,
  'segments.movers': true,
  'segments.variation': true,
  'measure.list': true,
  'table.release': true,
  'table.merges': true,
  'gap.release': true,
  'places.shapes': true,
  'release.list': true,
};

/** A method that a window may call. */
export function methodOf(value: unknown): Exclude<Method, HostMethod> {
  if (typeof value === 'string' && Object.hasOwn(windowMethods, value)) {
    return value as Exclude<Method, HostMethod>;
  }
  return refuse('method');
}

/** The question of a call that a window makes: what it gets is looked at, and never let out. */
export function lookingAskOf(value: unknown): Fields {
  const ask = askOf(value);
  return ask['leaving'] === undefined ? ask : refuse('leaving');
}

/** The id that a window gives a call. */
export function callIdOf(value: unknown): string {
  return typeof value === 'string' && /^[A-Za-z0-9-]{1,64}$/.test(value) ? value : refuse('call');
}

export function handlesOf(value: unknown): readonly string[] {
  return texts(value, 'handles');
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

/** Whether further counts are hidden in what is saved; not, where it is left out. */
export function hideFurtherOf(value: unknown): boolean {
  return value === undefined || typeof value === 'boolean' ? value === true : refuse('hideFurther');
}

export function definitionTextOf(value: unknown): DefinitionText {
  const { text, name } = fields(value, 'definition');
  if (typeof text !== 'string' || text.length > askLimit) return refuse('text');
  return typeof name === 'string' && name.length <= 1000 ? { text, name } : refuse('name');
}

export function qualityFormatOf(value: unknown): QualityFormat {
  return (qualityFormats as readonly unknown[]).includes(value)
    ? (value as QualityFormat)
    : refuse('format');
}

export function signatureOf(value: unknown): string {
  const isSound = typeof value === 'string' && /^[0-9a-f]{8,128}$/.test(value);
  return isSound ? value : refuse('signature');
}

export function handleOf(value: unknown): string {
  return typeof value === 'string' && value.length <= 64 ? value : refuse('handle');
}

export function passphraseOf(value: unknown): string {
  const isSound = typeof value === 'string' && value.length <= longestPassphrase;
  return isSound ? value : refuse('passphrase');
}

export function isOnOf(value: unknown): boolean {
  return typeof value === 'boolean' ? value : refuse('isOn');
}

/** Which workspace to open; exactly one of its three kinds. */
export function openAskOf(value: unknown): OpenWorkspaceAsk {
  const { memory, handle, name, passphrase } = fields(askOf(value), 'ask');
  if ([memory, handle, name].filter((part) => part !== undefined).length !== 1)
    return refuse('ask');
  if (memory !== undefined) return memory === true ? { memory } : refuse('memory');
  const more = passphrase === undefined ? {} : { passphrase: passphraseOf(passphrase) };
  if (handle !== undefined) return { handle: handleOf(handle), ...more };
  return typeof name === 'string' && name.length <= 1000 ? { name, ...more } : refuse('name');
}
