import {
  conditions,
  fields,
  findCondition,
  findField,
} from '../../analytics/dictionary/dictionary.ts';
import type { OptionGroup } from '../components/Choice.tsx';

const conditionMark = 'condition:';

/** Parts of a file with several rows a person. */
const longParts: Readonly<Record<string, string>> = {
  'long:condition': 'Condition of the row',
  'long:activity': 'Kind of activity of the row',
  'long:date': 'Day of it',
  'long:value': 'Yes, no or a number',
  'long:count': 'How often',
};

/** What a field, a condition or a part of a long file is called. */
export function fieldLabel(id: string): string {
  if (id.startsWith(conditionMark)) {
    const condition = id.slice(conditionMark.length);
    return findCondition(condition)?.label ?? condition;
  }
  return longParts[id] ?? findField(id)?.label ?? id;
}

const labelled = (id: string) => ({ id, label: fieldLabel(id) });

const always: readonly OptionGroup[] = [
  { label: 'Fields', options: fields.map(({ id }) => labelled(id)) },
  { label: 'Conditions', options: conditions.map(({ id }) => labelled(conditionMark + id)) },
];

const long: OptionGroup = {
  label: 'Several rows a person',
  options: Object.keys(longParts).map(labelled),
};

/** All that a column may be taken for; a file with several rows a person has parts of its own. */
export function fieldGroups(isLong: boolean): readonly OptionGroup[] {
  return isLong ? [long, ...always] : always;
}
