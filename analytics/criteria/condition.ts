import { conditions, findCondition, findField } from '../dictionary/dictionary.ts';
import { name } from '../sql/sql.ts';
import { unknown } from './column.ts';
import type { CriterionKind } from './kind.ts';
import { mapSchema } from './kind.ts';
import { complain, nameHint, quoted, type Reading } from './reading.ts';
import { inSentence } from './wording.ts';
import { kindInWords, type Written } from './written.ts';

/** Has a condition recorded, at any age. */
export interface ConditionCriterion {
  readonly kind: 'condition';
  readonly condition: string;
}

const ids = conditions.map(({ id }) => id);

/** The id of a condition of the dictionary, as a document names it. */
export function expectCondition(written: Written, reading: Reading): string | undefined {
  if (written.kind !== 'text') {
    const reason = `A condition is named by its id; this is ${kindInWords(written)}.`;
    return complain(reading, written.at, reason);
  }
  if (findCondition(written.value) !== undefined) return written.value;
  const hint =
    findField(written.value) === undefined
      ? nameHint(written.value, ids)
      : `"${written.value}" is a field: write field: ${written.value}, and a test of it.`;
  return complain(reading, written.at, `There is no condition ${quoted(written.value)}.`, hint);
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
  needs: ({ condition }) => ({ fields: [], conditions: [condition], counts: [] }),
};
