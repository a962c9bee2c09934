import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  type Pair,
  type ParsedNode,
  type Scalar,
} from 'yaml';
import type { Where } from '../contract/problem.ts';
import { complain, quoted, type Reading } from '../criteria/reading.ts';
import type { Written, WrittenEntry } from '../criteria/written.ts';

type Place = (offset: number) => Where;

function plain({ value }: Scalar, at: Where): Written {
  if (typeof value === 'string') return { kind: 'text', at, value };
  if (typeof value === 'number') return { kind: 'number', at, value };
  if (typeof value === 'boolean') return { kind: 'flag', at, value };
  return { kind: 'nothing', at };
}

function judge(node: ParsedNode, at: Where, reading: Reading): void {
  if (isAlias(node) || node.anchor !== undefined) {
    const hint = 'Write the part out again, or put the text in quotation marks.';
    complain(reading, at, 'A definition has no anchors (&) and no aliases (*).', hint);
  } else if (node.tag !== undefined) {
    complain(reading, at, 'A definition has no tags (!).', 'Put the text in quotation marks.');
  }
}

/** YAML nodes as an author's tree. Anchors, aliases, tags and doubled keys are problems. */
export function writtenFromYaml(
  root: ParsedNode | null,
  place: Place,
  reading: Reading,
): Written | undefined {
  const entry = ({ key, value }: Pair, seen: Set<string>, map: Where): WrittenEntry[] => {
    const at = isScalar(key) && key.range ? place(key.range[0]) : map;
    if (!isScalar(key) || typeof key.value !== 'string') {
      complain(reading, at, 'A key is a text.');
      return [];
    }
    if (seen.has(key.value)) {
      complain(reading, at, `The key ${quoted(key.value)} stands twice in one map.`);
      return [];
    }
    seen.add(key.value);
    judge(key as ParsedNode, at, reading);
    return [{ key: key.value, at, value: walk(value as ParsedNode | null, at) }];
  };

  const walk = (node: ParsedNode | null, around: Where): Written => {
    if (node === null) return { kind: 'nothing', at: around };
    const at = place(node.range[0]);
    judge(node, at, reading);
    if (isScalar(node)) return plain(node, at);
    if (!isCollection(node)) return { kind: 'nothing', at };
    if (isMap(node)) {
      const seen = new Set<string>();
      return { kind: 'map', at, entries: node.items.flatMap((pair) => entry(pair, seen, at)) };
    }
    const items = node.items.map((item) => walk(item as ParsedNode | null, at));
    return { kind: 'list', at, items };
  };

  return root === null ? undefined : walk(root, place(0));
}
