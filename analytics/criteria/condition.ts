import { conditions, findCondition, findField } from '../dictionary/dictionary.ts';
import { name } from '../sql/sql.ts';
import { unknown } from './column.ts';
import type { CriterionKind } from './kind.ts';
import { mapSchema, noNeeds } from './kind.ts';
import { conditionKnownAs } from './known-as.ts';
import { complain, type Hint, nameHint, quoted, type Reading } from './reading.ts';
import { sameTruth } from './truths.ts';
import { inSentence } from './wording.ts';
import { kindInWords, type Written } from './written.ts';

/** Has a condition recorded, at any age. */
export interface ConditionCriterion {
  readonly kind: 'condition';
  readonly condition: string;
}

const ids = conditions.map(({ id }) => id);

function hintFor(name: string): Hint {
  if (findField(name) !== undefined) {
    return `"${name}" is a field: write field: ${name}, and a test of it.`;
  }
  const known = conditionKnownAs(name);
  return known === undefined ? nameHint(name, ids) : `Its id is "${known}".`;
}

/** The id of a condition of the dictionary, as a document names it. */
export function expectCondition(written: Written, reading: Reading): string | undefined {
  if (written.kind !== 'text') {
    const reason = `A condition is named by its id; this is ${kindInWords(written)}.`;
    return complain(reading, written.at, reason, 'Write its id, e.g. condition: copd.');
  }
  const { value, at } = written;
  if (findCondition(value) !== undefined) return value;
  return complain(reading, at, `There is no condition ${quoted(value)}.`, hintFor(value));
}

export const conditionSchema = { enum: ids };

/** A condition's name inside a sentence. */
export function conditionName(id: string): string {
  return inSentence(findCondition(id)?.label ?? id);
}

export const conditionKind: CriterionKind<ConditionCriterion> = {
  key: 'condition',
  companions: [],
  read(entries, { reading }) {
    const entry = entries.get('condition');
    const condition = entry && expectCondition(entry.value, reading);
    return condition === undefined ? undefined : { kind: 'condition', condition };
  },
  schema: mapSchema({ condition: conditionSchema }, ['condition']),
  phrase: ({ condition }) => ({
    says: `has ${conditionName(condition)}`,
    denies: `does not have ${conditionName(condition)}`,
    compound: false,
  }),
  sql: ({ condition }, { catalogue }) =>
    catalogue.conditions.has(condition) ? name(condition) : unknown,
  truths: ({ condition }, { columns }) => columns.flag(condition) ?? sameTruth(columns.rows, null),
  needs: ({ condition }) => ({ ...noNeeds, conditions: [condition] }),
};
