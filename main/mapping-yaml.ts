import { isMap, isScalar, type Pair, stringify, type YAMLMap } from 'yaml';
import type { MappedColumn, Mapping } from '../analytics/contract/extract.ts';
import type { IdentifierDecision } from '../analytics/contract/identifiers.ts';
import type { ReadAs } from '../analytics/contract/reading.ts';
import { keyOf, type MappingText, openMappingText } from './mapping-text.ts';
import { isReadAsKey, isReadAsValue, readAsKeys, readAsWords } from './read-as.ts';

const version = 1;
const topKeys = ['version', 'files', 'columns', 'identifiers'];
const columnKeys = ['field', 'scale'];

/** Characters of the longest text in a mapping: a column's name, a reason. */
const longest = 1000;

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= longest;

const scalarOf = (node: unknown): unknown => (isScalar(node) ? node.value : node);

/** The pairs of a map that may be left out; what is no map is complained of. */
function pairsOf(text: MappingText, top: YAMLMap, key: string, example: string): Pair[] {
  const pair = top.items.find((item) => keyOf(item) === key);
  if (pair === undefined || scalarOf(pair.value) === null) return [];
  if (isMap(pair.value)) return pair.value.items;
  text.complain(pair, `"${key}" is not a list of names and what they mean.`, `e.g. ${example}`);
  return [];
}

function readReadAs(text: MappingText, file: Pair): ReadAs {
  if (scalarOf(file.value) === null) return {};
  if (!isMap(file.value)) {
    text.complain(file, 'How a file is read is not a list.', `Known: ${readAsKeys.join(', ')}.`);
    return {};
  }
  const entries = file.value.items.flatMap((pair): [string, unknown][] => {
    const key = keyOf(pair);
    const value = scalarOf(pair.value);
    if (!isReadAsKey(key)) text.refuseKey(pair, readAsKeys, 'A file');
    else if (!isReadAsValue(key, value))
      text.complain(pair, `The file's "${key}" cannot be that.`, `It is ${readAsWords(key)}.`);
    else return [[key, value]];
    return [];
  });
  return Object.fromEntries(entries);
}

/** The field and the scale of a column: a field, null, or both by name. */
function readField(text: MappingText, pair: Pair): Pick<MappedColumn, 'field' | 'scale'> {
  const value = scalarOf(pair.value);
  if (value === null || isText(value)) return { field: value };
  if (isMap(value)) {
    for (const item of value.items) {
      if (!columnKeys.includes(keyOf(item))) text.refuseKey(item, columnKeys, 'A column');
    }
    const field = value.get('field') ?? null;
    const written = value.get('scale') ?? null;
    const scale = typeof written === 'number' ? String(written) : written;
    if ((field === null || isText(field)) && scale === null) return { field };
    if (isText(field) && isText(scale)) return { field, scale };
  }
  const hint = 'Write a field, null to keep the column out, or { field: …, scale: … }.';
  text.complain(pair, `The column "${keyOf(pair)}" is not given a field.`, hint);
  return { field: null };
}

const fileEnding = /\.(csv|tsv|txt|tab|psv|dat|parquet|arrow|arrows|feather|ipc|xlsx|gz)$/i;

/** `file.csv/column` where its first part is a file of the mapping, or is named like one. */
function splitName(
  name: string,
  files: ReadonlySet<string>,
): Pick<MappedColumn, 'column' | 'file'> {
  const slash = name.indexOf('/');
  const [file, column] = [name.slice(0, slash), name.slice(slash + 1)];
  const isFile = slash > 0 && column !== '' && (files.has(file) || fileEnding.test(file));
  return isFile ? { column, file } : { column: name };
}

function readDecision(text: MappingText, pair: Pair): IdentifierDecision {
  const value = scalarOf(pair.value);
  if (value === 'drop') return { action: 'drop' };
  if (isMap(value)) {
    for (const item of value.items) {
      if (keyOf(item) !== 'accept') text.refuseKey(item, ['accept'], 'A decision');
    }
    const reason = value.get('accept');
    if (isText(reason)) return { action: 'accept', reason };
  }
  const hint = 'Write drop, or { accept: the reason }.';
  text.complain(pair, `There is no decision on the column "${keyOf(pair)}".`, hint);
  return { action: 'drop' };
}

function requireTop(text: MappingText, top: YAMLMap): void {
  for (const pair of top.items) {
    if (!topKeys.includes(keyOf(pair))) text.refuseKey(pair, topKeys, 'A mapping');
    else if (keyOf(pair) === 'version' && scalarOf(pair.value) !== version) {
      text.complain(pair, 'The mapping is of another version.', `Write version: ${version}.`);
    }
  }
  if (top.items.some((pair) => keyOf(pair) !== 'version')) return;
  const hint = 'Write columns: { Column in the file: field }, with null to keep a column out.';
  text.complain(null, 'The mapping has no "columns".', hint);
}

/**
 * A mapping out of the text of a `mapping.yaml`. Throws a `Refusal` (mapping-incomplete) with
 * everything that is wrong, each with its line. Fields are the engine's to check.
 */
export function readMappingYaml(source: string): Mapping {
  const { text, top } = openMappingText(source);
  requireTop(text, top);
  const files = pairsOf(text, top, 'files', 'files: { people.csv: { delimiter: ";" } }').map(
    (pair): [string, ReadAs] => [keyOf(pair), readReadAs(text, pair)],
  );
  const names = new Set(files.map(([name]) => name));
  const columns = pairsOf(text, top, 'columns', 'columns: { Age: age }').map((pair) => ({
    ...splitName(keyOf(pair), names),
    ...readField(text, pair),
    confidence: 1,
    reason: 'as the mapping says',
  }));
  const identifiers = pairsOf(text, top, 'identifiers', 'identifiers: { NHS number: drop }').map(
    (pair): [string, IdentifierDecision] => [keyOf(pair), readDecision(text, pair)],
  );
  text.settle();
  return {
    columns,
    ...(files.length === 0 ? {} : { files: Object.fromEntries(files) }),
    ...(identifiers.length === 0 ? {} : { identifiers: Object.fromEntries(identifiers) }),
  };
}

/**
 * A mapping as the text of a `mapping.yaml`, which reads back as the same. A file about which there
 * is nothing to say is named only where its name does not look like that of one.
 */
export function writeMappingYaml({ columns, files = {}, identifiers = {} }: Mapping): string {
  const named = columns.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const unlikely = named.filter((file) => !fileEnding.test(file));
  const allFiles = {
    ...Object.fromEntries(unlikely.map((file) => [file, {}])),
    ...Object.fromEntries(Object.entries(files).filter(([, how]) => Object.keys(how).length > 0)),
  };
  const fieldOf = ({ field, scale }: MappedColumn) =>
    scale === undefined || field === null ? field : { field, scale };
  const decided = Object.entries(identifiers).map(([column, decision]): [string, unknown] => [
    column,
    decision.action === 'drop' ? 'drop' : { accept: decision.reason },
  ]);
  const text = {
    version,
    ...(Object.keys(allFiles).length === 0 ? {} : { files: allFiles }),
    columns: new Map(
      columns.map((column) => [
        column.file === undefined ? column.column : `${column.file}/${column.column}`,
        fieldOf(column),
      ]),
    ),
    ...(decided.length === 0 ? {} : { identifiers: new Map(decided) }),
  };
  return stringify(text, { lineWidth: 0, nullStr: 'null' });
}
