import { findCondition, findField } from '../dictionary/dictionary.ts';
import type { Criterion } from './criterion.ts';
import { kinds } from './kinds.ts';
import { complain, type Hint, limits, nameHint, quoted, type Reading } from './reading.ts';
import { kindInWords, type Written } from './written.ts';

const all = Object.values(kinds);
const kindKeys = all.map(({ key }) => key);
const companionKeys = all.flatMap(({ companions }) => companions);

type WrittenMap = Extract<Written, { kind: 'map' }>;

function kindHint(key: string): Hint {
  if (findCondition(key) !== undefined) {
    return `"${key}" is a condition: write condition: ${key}.`;
  }
  if (findField(key) !== undefined && key !== 'person_id') {
    return `"${key}" is a field: write field: ${key}, and a test of it.`;
  }
  return nameHint(key, kindKeys);
}

function complainOfNoKind(written: WrittenMap, reading: Reading): undefined {
  const [first] = written.entries;
  if (first === undefined) return complain(reading, written.at, 'A criterion is empty.');
  const companion = written.entries.find(({ key }) => companionKeys.includes(key));
  if (companion !== undefined && written.entries.every(({ key }) => companionKeys.includes(key))) {
    const reason = `"${companion.key}" stands without the key it belongs to.`;
    return complain(reading, companion.at, reason, 'Put field: and the name of a field beside it.');
  }
  for (const { key, at } of written.entries.filter((entry) => !companionKeys.includes(entry.key))) {
    complain(reading, at, `There is no criterion ${quoted(key)}.`, kindHint(key));
  }
  return undefined;
}

/** The one key that says which kind a criterion is of, once all its keys have been judged. */
function kindKey(written: WrittenMap, reading: Reading): string | undefined {
  const present = written.entries.filter(({ key }) => kindKeys.includes(key));
  const [first, second] = present;
  if (first === undefined) return complainOfNoKind(written, reading);
  if (second !== undefined) {
    const names = present.map(({ key }) => `"${key}"`).join(' and ');
    const hint = 'Join them: all: [ { … }, { … } ] or any: [ { … }, { … } ].';
    return complain(reading, second.at, `A criterion says one thing; this says ${names}.`, hint);
  }
  const companions = all.find(({ key }) => key === first.key)?.companions ?? [];
  const strange = written.entries.filter(
    ({ key }) => key !== first.key && !companions.includes(key),
  );
  for (const { key, at } of strange) {
    const hint = companions.length > 0 ? nameHint(key, companions) : undefined;
    complain(reading, at, `"${first.key}" has no key ${quoted(key)} beside it.`, hint);
  }
  return first.key;
}

/** The criterion that an author wrote, or undefined with its problems noted. */
export function readCriterionAt(
  written: Written,
  reading: Reading,
  depth = 1,
): Criterion | undefined {
  reading.criteria += 1;
  if (reading.criteria === limits.criteria + 1) {
    return complain(reading, written.at, `There are more than ${limits.criteria} criteria.`);
  }
  if (reading.criteria > limits.criteria) return undefined;
  if (depth > limits.nesting) {
    const reason = `Criteria are nested more than ${limits.nesting} deep.`;
    return complain(
      reading,
      written.at,
      reason,
      'Say the same with fewer levels of all, any, not.',
    );
  }
  if (written.kind !== 'map') {
    const reason = `A criterion is a map such as { condition: copd }; this is ${kindInWords(written)}.`;
    const hint = written.kind === 'list' ? 'Put all: or any: before the list.' : undefined;
    return complain(reading, written.at, reason, hint);
  }
  const key = kindKey(written, reading);
  const kind = all.find((candidate) => candidate.key === key);
  if (kind === undefined) return undefined;
  const entries = new Map(written.entries.map((entry) => [entry.key, entry]));
  const inner = (one: Written) => readCriterionAt(one, reading, depth + 1);
  return kind.read(entries, { at: written.at, reading, inner });
}
